package io.coterie.sdk.agent.control;

import io.coterie.relay.v1.IssueRelayCredentialRequest;
import io.coterie.relay.v1.IssueRelayCredentialResponse;
import io.coterie.relay.v1.ListRelaysRequest;
import io.coterie.relay.v1.Relay;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tickets by {@code RelayService}. */
final class HubTickets implements RelayTickets {
  private static final int MOST = 1_000;

  private final Hub hub;

  HubTickets(Hub hub) {
    this.hub = hub;
  }

  /** The one that the hub chooses, then the others. */
  @Override
  public List<String> relays() throws IOException {
    var request = ListRelaysRequest.newBuilder().setPageSize(MOST).build();
    var there =
        hub.call(client -> client.relays().listRelays(request)).getRelaysList().stream()
            .filter(relay -> !relay.getDraining() && isReachable(relay))
            .map(Relay::getName)
            .toList();
    if (there.isEmpty()) {
      return List.of();
    }
    var names = new ArrayList<>(there);
    var chosen = issue("").getRelay().getName();
    if (names.remove(chosen)) {
      names.addFirst(chosen);
    }
    return names;
  }

  @Override
  public RelayTicket ticket(String relay) throws IOException {
    var issued = issue(relay);
    var to = issued.getRelay();
    return new RelayTicket(
        to.getName(),
        addresses(to),
        to.getTunnel() ? Optional.of(tunnels(to.getName())) : Optional.empty(),
        issued.getCredential().toByteArray(),
        issued.getSessionSecret().toByteArray(),
        Instant.ofEpochSecond(
            issued.getExpireTime().getSeconds(), issued.getExpireTime().getNanos()));
  }

  private IssueRelayCredentialResponse issue(String relay) throws IOException {
    var request = IssueRelayCredentialRequest.newBuilder().setRelay(relay).build();
    return hub.call(client -> client.relays().issueRelayCredential(request));
  }

  private RelayTunnels tunnels(String relay) {
    return listener -> hub.call(client -> HubTunnel.open(client, relay, listener, hub::refused));
  }

  private static boolean isReachable(Relay relay) {
    return relay.getTunnel() || !relay.getEndpointsList().isEmpty();
  }

  private static List<InetSocketAddress> addresses(Relay relay) {
    return relay.getEndpointsList().stream()
        .map(HubResolver::endpoint)
        .flatMap(Optional::stream)
        .toList();
  }
}
