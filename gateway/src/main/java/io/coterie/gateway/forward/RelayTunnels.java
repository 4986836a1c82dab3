package io.coterie.gateway.forward;

import io.coterie.relay.v1.RelayServiceGrpc;
import io.grpc.Channel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Relays that nodes without UDP reach through the edge: of RelayService one method is theirs, and
 * the client's metadata says whose. A tunnel to no such relay goes where the service's other
 * methods go, and is refused there like any call that its caller may not make.
 *
 * @param relays by name; like a {@link Backend}'s, the channels prove nothing
 */
public record RelayTunnels(Map<String, Channel> relays) {
  /** None. */
  public static final RelayTunnels NONE = new RelayTunnels(Map.of());

  private static final Metadata.Key<String> RELAY =
      Metadata.Key.of("coterie-relay", Metadata.ASCII_STRING_MARSHALLER);
  private static final String TUNNEL = RelayServiceGrpc.getTunnelMethod().getFullMethodName();

  public RelayTunnels {
    relays = Map.copyOf(relays);
  }

  /** The relay that a call is to; the only one if it names none. */
  Optional<Backend> of(MethodDescriptor<?, ?> method, Metadata headers) {
    if (!method.getFullMethodName().equals(TUNNEL)) {
      return Optional.empty();
    }
    var named = Optional.ofNullable(headers.get(RELAY));
    return named
        .or(() -> relays.size() == 1 ? relays.keySet().stream().findFirst() : Optional.empty())
        .flatMap(name -> Optional.ofNullable(relays.get(name)))
        .map(channel -> new Backend("relay", List.of(), channel));
  }
}
