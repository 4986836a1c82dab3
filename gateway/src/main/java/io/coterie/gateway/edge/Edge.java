package io.coterie.gateway.edge;

import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.healthcheck.SettableHealthChecker;
import io.coterie.gateway.forward.OpenStreams;
import io.coterie.platform.boot.Lifecycle;
import io.coterie.platform.boot.StartFailure;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletionException;

/** The built-in edge: the one port of a hub on one machine. */
public final class Edge implements Lifecycle {
  private final EdgeConfig config;
  private final SettableHealthChecker health = new SettableHealthChecker(false);
  private final OpenStreams streams;
  private final Server server;

  @Inject
  Edge(EdgeConfig config, Routes routes, OpenStreams streams) {
    this.config = config;
    this.streams = streams;
    this.server = Listener.of(config, routes, health);
  }

  @Override
  public String name() {
    return "edge";
  }

  @Override
  public void start() {
    try {
      server.start().join();
    } catch (CompletionException e) {
      throw StartFailure.cannotListen(
          new InetSocketAddress(config.bind(), config.port()), "edge.port", e);
    }
    health.setHealthy(true);
  }

  /** The port it listens on. */
  public int port() {
    var port = server.activePort();
    if (port == null) {
      throw new IllegalStateException("the edge does not run");
    }
    return port.localAddress().getPort();
  }

  @Override
  public void drain() {
    health.setHealthy(false);
  }

  /** Waits for the calls in hand; streams are ended, since some never do by themselves. */
  @Override
  public void stop() {
    drain();
    streams.end();
    server.stop().join();
  }
}
