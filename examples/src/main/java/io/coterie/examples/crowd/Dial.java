package io.coterie.examples.crowd;

import io.coterie.examples.echo.EchoService;
import io.coterie.sdk.agent.Agent;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * One agent said something to another.
 *
 * @param took from the call until the first answer was there; empty: none came
 */
record Dial(Optional<Duration> took) {
  static Dial of(Agent agent, String target, byte[] message) {
    long begin = System.nanoTime();
    try (var stream = agent.dial(target, EchoService.PORT)) {
      stream.output().write(message);
      byte[] answer = stream.input().readNBytes(message.length);
      return Arrays.equals(answer, message)
          ? new Dial(Optional.of(Duration.ofNanos(System.nanoTime() - begin)))
          : new Dial(Optional.empty());
    } catch (IOException _) {
      return new Dial(Optional.empty());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Dial(Optional.empty());
    }
  }
}
