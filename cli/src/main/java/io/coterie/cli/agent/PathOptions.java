package io.coterie.cli.agent;

import io.coterie.sdk.agent.AgentConfig;
import io.coterie.sdk.agent.control.ControlPlane;
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

  public AgentConfig over(AgentConfig config) {
    return config.withDirect(direct());
  }
}
