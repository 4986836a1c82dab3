package io.coterie.platform.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ComponentsTest {
  private final List<String> events = Collections.synchronizedList(new ArrayList<>());
  private final Waiting waiting = new Waiting(new CountDownLatch(1));
  private final Components components =
      new Components(
          Map.of(
              Phase.STORAGE, Set.of(new RecordingComponent("pool", events)),
              Phase.BACKGROUND, Set.of(waiting),
              Phase.SERVERS, Set.of(new RecordingComponent("server", events))),
          new ShutdownConfig(Duration.ZERO, Duration.ofSeconds(30)));

  @Test
  void toldToStopWhileItStartsItStopsWhatIsStartedAndNoMore() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var start = threads.submit(components::start);
      waiting.reached.await();

      components.close();

      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(start::get)
          .withCauseInstanceOf(StartInterrupted.class);
    }
    assertThat(events).containsExactly("start pool", "drain pool", "stop pool");
  }

  @Test
  void closedBeforeItStartsItStartsNothing() {
    components.close();

    assertThatExceptionOfType(StartInterrupted.class).isThrownBy(components::start);
    assertThat(events).isEmpty();
  }

  /** Starts for ever, such as one that waits for a database. */
  private record Waiting(CountDownLatch reached) implements Lifecycle {
    @Override
    public String name() {
      return "waiting";
    }

    @Override
    public void start() {
      reached.countDown();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        throw new IllegalStateException("connect timed out", e); // as libraries do
      }
    }

    @Override
    public void stop() {
      throw new AssertionError("it was never started");
    }
  }
}
