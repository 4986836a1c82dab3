package io.coterie.platform.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.inject.AbstractModule;
import com.google.inject.CreationException;
import com.google.inject.Module;
import io.coterie.platform.config.ConfigBinder;
import io.coterie.platform.config.Configuration;
import io.coterie.platform.config.ConfigurationException;
import io.coterie.platform.config.Default;
import io.coterie.platform.config.Sources;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ApplicationTest {
  private final List<String> events = Collections.synchronizedList(new ArrayList<>());

  record Pool(@Default("10") int size) {}

  @Test
  void phasesStartInOrderAndStopInReverseAfterAllAreDrained() {
    var modules =
        List.of(
            in(Phase.SERVERS, recording("server")),
            in(Phase.BACKGROUND, recording("worker")),
            in(Phase.STORAGE, recording("pool")));

    start(modules).close();

    assertThat(events.subList(0, 3)).containsExactly("start pool", "start worker", "start server");
    assertThat(events.subList(3, 6))
        .containsExactlyInAnyOrder("drain pool", "drain worker", "drain server");
    assertThat(events.subList(6, 9)).containsExactly("stop server", "stop worker", "stop pool");
  }

  @Test
  void componentsOfAPhaseStartInTheOrderTheyAreBound() {
    start(List.of(in(Phase.STORAGE, recording("a")), in(Phase.STORAGE, recording("b")))).close();

    assertThat(events).startsWith("start a", "start b");
  }

  @Test
  void componentsOfAPhaseStopTogether() {
    var meeting = new CountDownLatch(2);
    var first = new Meeting("first", meeting);
    var second = new Meeting("second", meeting);

    start(List.of(in(Phase.SERVERS, first), in(Phase.SERVERS, second))).close();

    assertThat(meeting.getCount()).isZero();
  }

  @Test
  void aComponentThatFailsToStopDoesNotKeepOthersFromStopping() {
    var broken = new Broken("broken", events);

    start(List.of(in(Phase.SERVERS, broken), in(Phase.STORAGE, recording("pool")))).close();

    assertThat(events).endsWith("stop pool");
  }

  @Test
  void aComponentThatHangsIsInterruptedWhenTimeIsUp() {
    var hanging = new Hanging("hanging", events);
    var modules = List.<Module>of(in(Phase.SERVERS, hanging), in(Phase.STORAGE, recording("pool")));

    start(modules, Map.of("shutdown.timeout", "1ms")).close();

    assertThat(events).contains("interrupted hanging", "stop pool");
  }

  @Test
  void whatWasStartedIsStoppedWhenALaterComponentFails() {
    var failing = new Failing("server", new StartFailure("port 1 is taken", "choose another"));

    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(
            () -> start(List.of(in(Phase.STORAGE, recording("pool")), in(Phase.SERVERS, failing))))
        .withMessage("port 1 is taken: choose another");
    assertThat(events).containsExactly("start pool", "drain pool", "stop pool");
  }

  @Test
  void aCheckedFailureSaysWhichComponentItWas() {
    var failing = new Failing("server", new IOException("no"));

    assertThatExceptionOfType(ComponentFailedException.class)
        .isThrownBy(() -> start(List.of(in(Phase.SERVERS, failing))))
        .withMessage("server: no");
  }

  @Test
  void closingTwiceStopsOnce() {
    var application = start(List.of(in(Phase.STORAGE, recording("pool"))));

    application.close();
    application.close();

    assertThat(events).containsExactly("start pool", "drain pool", "stop pool");
  }

  @Test
  void configurationIsCheckedBeforeAnythingIsMade() {
    Module pool = binder -> ConfigBinder.bindConfig(binder, "pool", Pool.class);
    Module broken = binder -> binder.bind(Runnable.class); // no injector can be made of it

    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> start(List.of(broken, pool), Map.of("pool.size", "x")))
        .withMessageContaining("pool.size: \"x\" is not a whole number");
  }

  @Test
  void aSectionIsInjectedAsItWasRead() {
    Module pool = binder -> ConfigBinder.bindConfig(binder, "pool", Pool.class);

    try (var application = start(List.of(pool), Map.of("pool.size", "3"))) {
      assertThat(application.injector().getInstance(Pool.class)).isEqualTo(new Pool(3));
    }
  }

  @Test
  void onlyWhatIsBoundIsInjected() {
    Module module = binder -> binder.bind(NeedsUnbound.class);

    assertThatExceptionOfType(CreationException.class).isThrownBy(() -> start(List.of(module)));
  }

  private Application start(List<? extends Module> modules) {
    return start(modules, Map.of());
  }

  private static Application start(List<? extends Module> modules, Map<String, String> values) {
    return Application.start(Configuration.load(Sources.none().values("test", values)), modules);
  }

  private RecordingComponent recording(String name) {
    return new RecordingComponent(name, events);
  }

  private static Module in(Phase phase, Lifecycle component) {
    return new AbstractModule() {
      @Override
      protected void configure() {
        LifecycleBinder.of(binder()).in(phase).toInstance(component);
      }
    };
  }

  static final class Unbound {}

  static final class NeedsUnbound {
    @com.google.inject.Inject
    NeedsUnbound(Unbound unbound) {
      throw new AssertionError(unbound);
    }
  }

  /** Stops once its sibling is stopping too. */
  private record Meeting(String name, CountDownLatch meeting) implements Lifecycle {
    @Override
    public void start() {}

    @Override
    public void stop() throws InterruptedException {
      meeting.countDown();
      meeting.await();
    }
  }

  private record Broken(String name, List<String> events) implements Lifecycle {
    @Override
    public void start() {}

    @Override
    public void drain() {
      throw new IllegalStateException("drain");
    }

    @Override
    public void stop() throws IOException {
      throw new IOException("stop");
    }
  }

  private record Hanging(String name, List<String> events) implements Lifecycle {
    @Override
    public void start() {}

    @Override
    public void stop() {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        events.add("interrupted " + name);
      }
    }
  }

  private record Failing(String name, Exception failure) implements Lifecycle {
    @Override
    public void start() throws Exception {
      throw failure;
    }

    @Override
    public void stop() {
      throw new AssertionError("it was never started");
    }
  }
}
