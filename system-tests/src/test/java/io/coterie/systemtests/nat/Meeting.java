package io.coterie.systemtests.nat;

import static org.awaitility.Awaitility.await;

import io.coterie.systemtests.agent.EchoedStream;
import io.coterie.systemtests.agent.OrderFailedException;
import io.coterie.systemtests.agent.SiteAgent;
import io.coterie.systemtests.agent.Way;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.core.ConditionTimeoutException;

/** How one agent gets to another for the first time: by dialling, with data both ways. */
final class Meeting {
  private static final int BYTES = 128 * 1024;
  private static final int TRIES = 4;
  private static final int PINGS = 10;

  /** More than enough for every question that two agents ask about their paths. */
  private static final Duration SETTLED = Duration.ofSeconds(30);

  /** How long a path has to stay the relay's to be taken for the last word. */
  private static final Duration STAYS = Duration.ofSeconds(3);

  private final SiteAgent from;
  private final SiteAgent to;

  /**
   * What came of it.
   *
   * @param tries how often it was dialled
   * @param whole what was sent, by stream and as datagrams, came back
   */
  record Outcome(Way way, int tries, boolean whole) {}

  Meeting(SiteAgent from, SiteAgent to) {
    this.from = from;
    this.to = to;
  }

  /**
   * Tries it.
   *
   * @param expected is waited for
   */
  Outcome outcome(Way expected) {
    int most = expected == Way.NONE ? 1 : TRIES;
    for (int tries = 1; tries <= most; tries++) {
      var stream = dial();
      if (stream.isPresent()) {
        boolean whole = isEchoed(stream.get());
        return new Outcome(settled(expected), tries, whole);
      }
    }
    return new Outcome(Way.NONE, most, false);
  }

  private Optional<EchoedStream> dial() {
    try {
      return Optional.of(from.dial(to));
    } catch (OrderFailedException e) {
      tell(e);
      return Optional.empty();
    }
  }

  private boolean isEchoed(EchoedStream stream) {
    try {
      stream.send(BYTES);
      return stream.isWhole() && isPingAnswered();
    } catch (OrderFailedException e) {
      tell(e);
      return false;
    }
  }

  private void tell(OrderFailedException e) {
    System.out.println(from.site().nat() + " to " + to.site().nat() + ": " + e.getMessage());
  }

  /** Datagrams may be lost, but not all of them. */
  private boolean isPingAnswered() {
    for (int i = 0; i < PINGS; i++) {
      if (from.ping(to)) {
        return true;
      }
    }
    return false;
  }

  private Way settled(Way expected) {
    try {
      if (expected == Way.DIRECT) {
        await().atMost(SETTLED).until(() -> from.wayTo(to) == expected);
      } else {
        await().during(STAYS).atMost(SETTLED).until(() -> from.wayTo(to) == expected);
      }
      return expected;
    } catch (ConditionTimeoutException _) {
      return from.wayTo(to);
    }
  }
}
