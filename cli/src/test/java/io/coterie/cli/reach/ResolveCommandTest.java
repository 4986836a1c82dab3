package io.coterie.cli.reach;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.access.v1.PortRange;
import io.coterie.access.v1.Protocol;
import io.coterie.cli.CommandLineFixture;
import io.coterie.cli.FakeHub;
import io.coterie.registry.v1.Presence;
import io.coterie.registry.v1.ResolveRequest;
import io.coterie.registry.v1.ResolveResponse;
import io.coterie.registry.v1.ResolveServiceGrpc;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ResolveCommandTest {
  @TempDir Path folder;
  private FakeHub hub;
  private CommandLineFixture coterie;

  @SuppressWarnings("NullAway.Init")
  ResolveCommandTest() {}

  @BeforeEach
  void start() throws IOException {
    hub = new FakeHub(ResolveServiceGrpc.getServiceDescriptor());
    coterie =
        new CommandLineFixture(folder)
            .variable("COTERIE_HUB", hub.url())
            .variable("COTERIE_TOKEN", "utok_alice");
    hub.on(
        ResolveServiceGrpc.getResolveMethod(),
        _ ->
            ResolveResponse.newBuilder()
                .setNode("node_1")
                .setNumber(685)
                .setAddress("1:0001.0000.02AD")
                .setHostname("worker")
                .setPresence(Presence.PRESENCE_ONLINE)
                .addEndpoints("192.0.2.7:4000")
                .addPorts(range(Protocol.PROTOCOL_STREAM, 80, 80))
                .addPorts(range(Protocol.PROTOCOL_STREAM, 8000, 8100))
                .build());
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void resolvedNodeIsShownWithItsPorts() {
    assertThat(coterie.run("resolve", "worker", "--network", "dev").out())
        .contains(
            "Address:    1:0001.0000.02AD",
            "Presence:   online",
            "Home relay: -",
            "Ports:      stream 80, 8000-8100");
    assertThat(hub.last(ResolveRequest.class))
        .isEqualTo(ResolveRequest.newBuilder().setTarget("worker").setNetwork("dev").build());
    assertThat(coterie.run("resolve", "worker", "--output", "json").out())
        .contains("\"address\":\"1:0001.0000.02AD\"");
  }

  private static PortRange range(Protocol protocol, int first, int last) {
    return PortRange.newBuilder().setProtocol(protocol).setFirst(first).setLast(last).build();
  }
}
