package io.coterie.platform.boot;

import com.google.inject.AbstractModule;
import io.coterie.platform.telemetry.TelemetryModule;

/** A service of which {@link ProcessTest} starts processes: prints what happens to it. */
final class SpawnedService {
  private SpawnedService() {}

  public static void main(String[] args) {
    Application.main("echo-service", args, new TelemetryModule("echo-service"), new EchoModule());
  }

  private static final class EchoModule extends AbstractModule {
    @Override
    protected void configure() {
      LifecycleBinder.of(binder()).in(Phase.SERVERS).toInstance(new Printing());
    }
  }

  private static final class Printing implements Lifecycle {
    @Override
    public String name() {
      return "printing";
    }

    @Override
    public void start() {
      java.util.logging.Logger.getLogger("io.grpc").severe("of a library");
      System.out.println("started");
    }

    @Override
    public void drain() {
      System.out.println("drained");
    }

    @Override
    public void stop() {
      System.out.println("stopped");
    }
  }
}
