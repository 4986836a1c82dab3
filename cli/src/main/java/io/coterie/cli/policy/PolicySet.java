package io.coterie.cli.policy;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.network.NetworkDetails;
import io.coterie.cli.network.NetworkOption;
import io.coterie.cli.output.OutputFormat;
import io.coterie.cli.output.Reply;
import io.coterie.network.v1.Policy;
import io.coterie.network.v1.SetPolicyResponse;
import io.coterie.network.v1.TestPolicyResponse;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a policy in force. */
@Command(
    name = "set",
    description = {
      "Puts a policy in force, instead of the one that there is. For owner and admin.",
      "On a terminal it shows who would gain and lose ports, asks, and replaces only the policy that this was about."
    },
    footer = {
      "Example:",
      "  coterie policy set policy.yaml --reason \"close ssh\"",
      "  coterie policy get --version 2 | coterie policy set -"
    })
final class PolicySet extends HubCommand {
  @Parameters(
      paramLabel = "FILE",
      description = "The policy, YAML or JSON; - reads standard input.")
  private String file = "";

  @Mixin private Agreement agreement = new Agreement();

  @Option(
      names = "--etag",
      paramLabel = "ETAG",
      description = "Only if it is still this one, from: coterie policy get --output json.")
  private Optional<String> etag = Optional.empty();

  @Mixin private NetworkOption network = new NetworkOption();

  PolicySet(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) throws IOException {
    PolicyText policy = PolicyText.read(invocation().environment(), file);
    var target = new NetworkPolicy(hub, network.of(hub));
    var rejected = new Rejected(policy, invocation().options().output());
    try {
      String seen = asks() ? agreed(target, policy, rejected) : "";
      SetPolicyResponse reply = target.set(policy.text(), etag.orElse(seen));
      return Reply.of(
          reply, "Policy version %d is in force.".formatted(reply.getPolicy().getVersion()));
    } catch (StatusRuntimeException e) {
      throw rejected.explain(e, hub);
    }
  }

  /** Programs are not asked. */
  private boolean asks() {
    return !agreement.given()
        && invocation().options().output() == OutputFormat.TEXT
        && invocation().environment().terminal().interactive();
  }

  /** The etag of the policy that the user agrees to replace. */
  private String agreed(NetworkPolicy target, PolicyText policy, Rejected rejected) {
    Policy present = target.get(NetworkPolicy.PRESENT);
    TestPolicyResponse trial = target.trial(policy.text());
    if (trial.getFailuresCount() > 0) {
      throw rejected.of(trial.getFailuresList());
    }
    String name = NetworkDetails.of(target.hub(), target.network()).getName();
    invocation().progress(AccessChanges.text(trial));
    agreement.ask(
        invocation().environment(),
        present.getSource().isEmpty()
            ? "Give network %s this policy?".formatted(name)
            : "Replace policy version %d of network %s?".formatted(present.getVersion(), name),
        "the policy of network %s stays as it is".formatted(name));
    return present.getEtag();
  }
}
