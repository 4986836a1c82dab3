package io.coterie.cli.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.cli.CommandLineFixture;
import io.coterie.cli.FakeHub;
import io.coterie.relay.v1.ListRelaysResponse;
import io.coterie.relay.v1.Relay;
import io.coterie.relay.v1.RelayServiceGrpc;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RelayLsTest {
  @TempDir Path folder;
  private FakeHub hub;
  private CommandLineFixture coterie;

  @SuppressWarnings("NullAway.Init")
  RelayLsTest() {}

  @BeforeEach
  void start() throws IOException {
    hub = new FakeHub(RelayServiceGrpc.getServiceDescriptor());
    coterie =
        new CommandLineFixture(folder)
            .variable("COTERIE_HUB", hub.url())
            .variable("COTERIE_TOKEN", "utok_alice");
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void relaysAreListed() {
    hub.on(
        RelayServiceGrpc.getListRelaysMethod(),
        _ ->
            ListRelaysResponse.newBuilder()
                .addRelays(
                    Relay.newBuilder()
                        .setName("relay-1")
                        .setRegion("eu")
                        .addEndpoints("192.0.2.7:3478")
                        .addEndpoints("[2001:db8::7]:3478")
                        .setTunnel(true))
                .addRelays(Relay.newBuilder().setName("relay-2").setDraining(true))
                .build());
    assertThat(coterie.run("relay", "ls").out().lines().map(line -> line.replaceAll(" +", " ")))
        .containsExactly(
            "NAME REGION UDP TUNNEL STATE",
            "relay-1 eu 192.0.2.7:3478, [2001:db8::7]:3478 yes open",
            "relay-2 - - no draining");
    assertThat(coterie.run("relay", "ls", "--output", "json").out())
        .contains("\"name\":\"relay-1\"", "\"draining\":true");
  }

  @Test
  void noRelayIsSaidInWords() {
    hub.on(RelayServiceGrpc.getListRelaysMethod(), _ -> ListRelaysResponse.getDefaultInstance());
    assertThat(coterie.run("relay", "ls").out()).startsWith("No relay is there");
    assertThat(coterie.run("relay", "ls", "--output", "json").out()).contains("\"relays\":[]");
  }
}
