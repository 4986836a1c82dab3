package io.coterie.cli.audit;

import io.coterie.auth.v1.AuditFilter;
import io.coterie.auth.v1.AuditOutcome;
import io.coterie.cli.command.Hub;
import io.coterie.cli.network.NetworkDetails;
import io.coterie.registry.v1.GetNodeRequest;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Which events are meant; what is given must all match. */
final class FilterOptions {
  private static final Pattern NETWORK_ID = Pattern.compile("net_[a-z0-9]{26}");
  private static final Pattern NODE_ID = Pattern.compile("node_[a-z0-9]{26}");

  @Option(
      names = "--who",
      defaultValue = "",
      paramLabel = "ACCOUNT",
      description = "What this account did, by name or id.")
  private String who = "";

  @Option(
      names = "--node",
      defaultValue = "",
      paramLabel = "NODE",
      description = "What this node did: its id, or number or hostname of one of yours.")
  private String node = "";

  @Option(
      names = "--action",
      defaultValue = "",
      paramLabel = "ACTION",
      description = "Only this action, e.g. CreateNetwork.")
  private String action = "";

  @Option(
      names = "--target",
      defaultValue = "",
      paramLabel = "TARGET",
      description = "What was done to this, as the events say it.")
  private String target = "";

  @Option(
      names = "--network",
      defaultValue = "",
      paramLabel = "NETWORK",
      description = "What was done in this network; one that is no more by its id.")
  private String network = "";

  @Option(names = "--refused", description = "Only what was refused.")
  private boolean refused;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = Moment.Converter.class,
      description = "From then on: 24h or 7d ago, 2026-01-31, or 2026-01-31T12:00:00Z.")
  private Optional<Moment> since = Optional.empty();

  @Option(
      names = "--until",
      paramLabel = "TIME",
      converter = Moment.Converter.class,
      description = "Before then.")
  private Optional<Moment> until = Optional.empty();

  /** It is said from when or until when. */
  boolean timed() {
    return since.isPresent() || until.isPresent();
  }

  AuditFilter filter(Hub hub, Clock clock) {
    var filter =
        AuditFilter.newBuilder()
            .setAccount(who)
            .setNode(nodeId(hub))
            .setAction(action)
            .setTarget(target)
            .setNetwork(networkId(hub));
    if (refused) {
      filter.setOutcome(AuditOutcome.AUDIT_OUTCOME_REFUSED);
    }
    since.ifPresent(moment -> filter.setFromTime(moment.timestamp(clock)));
    until.ifPresent(moment -> filter.setUntilTime(moment.timestamp(clock)));
    return filter.build();
  }

  private String networkId(Hub hub) {
    return network.isEmpty() || NETWORK_ID.matcher(network).matches()
        ? network
        : NetworkDetails.of(hub, network).getId();
  }

  private String nodeId(Hub hub) {
    return node.isEmpty() || NODE_ID.matcher(node).matches()
        ? node
        : hub.client()
            .registry()
            .getNode(GetNodeRequest.newBuilder().setNode(node).build())
            .getNode()
            .getId();
  }
}
