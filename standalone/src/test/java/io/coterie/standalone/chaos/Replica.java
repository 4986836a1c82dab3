package io.coterie.standalone.chaos;

import io.coterie.sdk.ClientOptions;
import io.coterie.sdk.CoterieClient;
import io.coterie.sdk.HubAddress;
import io.coterie.standalone.hub.DatabaseUrl;
import io.coterie.standalone.hub.Hub;
import io.coterie.standalone.hub.HubOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A hub beside others on one database, that is stopped and started again. */
final class Replica implements AutoCloseable {
  private static final ClientOptions OPTIONS =
      new ClientOptions(Duration.ofSeconds(5), "chaos", Optional.empty());

  private final HubOptions options;
  private volatile Running running;

  private record Running(Hub hub, CoterieClient client) {}

  Replica(Path home, MortalPostgres database) {
    options = HubOptions.local(home, 0).on(new DatabaseUrl(database.url()));
    running = start();
  }

  /** To the one that runs, or ran last. */
  CoterieClient client() {
    return running.client();
  }

  void restart() {
    stop();
    running = start();
  }

  private Running start() {
    var hub = Hub.of(options, _ -> {}).start();
    try {
      return new Running(
          hub, CoterieClient.of(HubAddress.parse(hub.edge().toString(), false), OPTIONS));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void stop() {
    running.hub().close();
    running.client().close();
  }

  @Override
  public void close() {
    stop();
  }
}
