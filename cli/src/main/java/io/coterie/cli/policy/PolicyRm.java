package io.coterie.cli.policy;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.command.Refusal;
import io.coterie.cli.network.NetworkDetails;
import io.coterie.cli.network.NetworkOption;
import io.coterie.cli.output.Reply;
import io.coterie.network.v1.Policy;
import io.coterie.network.v1.SetPolicyResponse;
import io.coterie.sdk.ApiFailure;
import io.grpc.StatusRuntimeException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes the policy of a network away. */
@Command(
    name = "rm",
    description = {
      "Takes the policy away: every member reaches every other then. For owner and admin.",
      "Older versions stay; one that denies everything is: rules: []"
    },
    footer = {"Example:", "  coterie policy rm --network dev --yes"})
final class PolicyRm extends HubCommand {
  @Mixin private Agreement agreement = new Agreement();

  @Mixin private NetworkOption network = new NetworkOption();

  PolicyRm(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    var target = new NetworkPolicy(hub, network.of(hub));
    Policy present = target.get(NetworkPolicy.PRESENT);
    String name = NetworkDetails.of(hub, target.network()).getName();
    if (present.getSource().isEmpty()) {
      return Reply.of(
          SetPolicyResponse.newBuilder().setPolicy(present).build(),
          "Network %s has no policy.".formatted(name));
    }
    agreement.ask(
        invocation().environment(),
        "Take policy version %d of network %s away, so that every member reaches every other on every port?"
            .formatted(present.getVersion(), name),
        "the policy of network %s is not taken away: every member would reach every other"
            .formatted(name));
    return Reply.of(
        removed(target, present),
        "Network %s has no policy any more: every member reaches every other. Version %d is back with: coterie policy get --version %d | coterie policy set -"
            .formatted(name, present.getVersion(), present.getVersion()));
  }

  private static SetPolicyResponse removed(NetworkPolicy target, Policy present) {
    try {
      return target.set("", present.getEtag());
    } catch (StatusRuntimeException e) {
      throw ApiFailure.of(e).is("ETAG_MISMATCH")
          ? Rejected.mismatch(Refusal.explain(e, target.hub().address()).details())
          : e;
    }
  }
}
