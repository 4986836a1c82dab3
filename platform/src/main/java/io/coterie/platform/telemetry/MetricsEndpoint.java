package io.coterie.platform.telemetry;

import com.google.inject.Inject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.coterie.platform.boot.Lifecycle;
import io.coterie.platform.boot.StartFailure;
import io.coterie.platform.config.HostPort;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Serves {@code GET /metrics} when an address is configured. */
public final class MetricsEndpoint implements Lifecycle {
  private final MetricsConfig config;
  private final Metrics metrics;
  private volatile @Nullable HttpServer server;

  @Inject
  MetricsEndpoint(MetricsConfig config, Metrics metrics) {
    this.config = config;
    this.metrics = metrics;
  }

  @Override
  public String name() {
    return "metrics endpoint";
  }

  @Override
  public void start() {
    config.metricsListen().ifPresent(this::listen);
  }

  /** Where it listens: with the port that the system chose if 0 was asked for. */
  public Optional<InetSocketAddress> address() {
    return Optional.ofNullable(server).map(HttpServer::getAddress);
  }

  @Override
  public void stop() {
    var running = server;
    if (running != null) {
      running.stop(0);
    }
  }

  private void listen(HostPort listen) {
    var address = listen.resolved();
    try {
      var created = HttpServer.create(address, 0);
      created.createContext("/metrics", this::answer);
      created.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      created.start();
      server = created;
    } catch (IOException e) {
      throw StartFailure.cannotListen(address, "telemetry.metrics-listen", e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestMethod().equals("GET")) {
        exchange.sendResponseHeaders(405, -1);
        return;
      }
      var body = metrics.scrape().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("content-type", "text/plain; version=0.0.4; charset=utf-8");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
