package io.coterie.cli.agent;

import io.coterie.cli.output.CliFailure;
import io.coterie.sdk.agent.AgentConfig;
import io.coterie.sdk.agent.control.ControlPlane;
import io.coterie.sdk.agent.relay.TransportChoice;
import io.grpc.Status.Code;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which ways the packets of an agent may take. */
public final class PathOptions {
  @Option(
      names = "--relay",
      paramLabel = "NAME",
      description =
          "Be at home at this relay, and at another one only while it does not answer; by default"
              + " the hub chooses. They are in: coterie relay ls.")
  private Optional<String> relay = Optional.empty();

  @Option(
      names = "--relay-only",
      description = "Go through relays only, and tell nobody the addresses of this machine.")
  private boolean relayOnly;

  @Option(
      names = "--transport",
      paramLabel = "KIND",
      description =
          "How relays are reached: udp, tunnel (by TCP through the hub) or auto (a tunnel while UDP"
              + " gets no answer). Default: auto.")
  private TransportChoice transport = TransportChoice.AUTO;

  /** Whether peers may be reached directly. */
  public boolean direct() {
    return !relayOnly;
  }

  /** What the hub says, with the relay that is wanted in front. */
  public ControlPlane over(ControlPlane hub) {
    return relay
        .map(name ->
            new ControlPlane(
                hub.resolver(),
                hub.access(),
                hub.peers(),
                new PreferredRelay(hub.tickets(), name),
                hub.presence(),
                hub.grantKeys()))
        .orElse(hub);
  }

  /**
   * Refuses a relay that there is not. A hub that does not answer now is asked again by the agent.
   */
  public void check(ControlPlane hub) {
    if (relay.isEmpty()) {
      return;
    }
    List<String> names;
    try {
      names = hub.tickets().relays();
    } catch (IOException _) {
      return;
    }
    if (!names.contains(relay.get())) {
      throw new CliFailure(
          Code.NOT_FOUND,
          "RELAY_NOT_FOUND",
          "the hub knows no relay " + relay.get(),
          names.isEmpty() ? "it has none at the moment" : "there is " + String.join(", ", names));
    }
  }

  public AgentConfig over(AgentConfig config) {
    return config.withDirect(direct()).withRelayTransport(transport);
  }
}
