package io.coterie.gateway.forward;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.relay.v1.RelayServiceGrpc;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.inprocess.InProcessChannelBuilder;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RelayTunnelsTest {
  private final ManagedChannel one = InProcessChannelBuilder.forName("one").build();
  private final ManagedChannel two = InProcessChannelBuilder.forName("two").build();
  private final RelayTunnels both = new RelayTunnels(Map.of("one", one, "two", two));

  @AfterEach
  void close() {
    one.shutdownNow();
    two.shutdownNow();
  }

  @Test
  void tunnelLeadsToTheRelayThatItNames() {
    assertThat(route(both, naming("one"))).contains(one);
    assertThat(route(both, naming("two"))).contains(two);
    assertThat(route(both, naming("three"))).isEmpty();
  }

  @Test
  void tunnelThatNamesNoneLeadsToTheOnlyOne() {
    assertThat(route(new RelayTunnels(Map.of("one", one)), new Metadata())).contains(one);
    assertThat(route(both, new Metadata())).isEmpty();
    assertThat(route(RelayTunnels.NONE, new Metadata())).isEmpty();
  }

  @Test
  void otherMethodsAreNoneOfTheRelays() {
    assertThat(both.of(RelayServiceGrpc.getListRelaysMethod(), naming("one"))).isEmpty();
  }

  private static Optional<Channel> route(RelayTunnels tunnels, Metadata headers) {
    return tunnels.of(RelayServiceGrpc.getTunnelMethod(), headers).map(Backend::channel);
  }

  private static Metadata naming(String relay) {
    var headers = new Metadata();
    headers.put(Metadata.Key.of("coterie-relay", Metadata.ASCII_STRING_MARSHALLER), relay);
    return headers;
  }
}
