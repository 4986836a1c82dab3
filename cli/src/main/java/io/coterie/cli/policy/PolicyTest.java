package io.coterie.cli.policy;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.network.NetworkOption;
import io.coterie.cli.output.OutputFormat;
import io.coterie.cli.output.Reply;
import io.coterie.network.v1.TestPolicyResponse;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tries a policy. */
@Command(
    name = "test",
    description = {
      "Tries a policy and stores nothing: runs its tests, and says who would gain and lose which ports. For owner and admin.",
      "Exit code 1 if it could not be stored."
    },
    footer = {"Example:", "  coterie policy test policy.yaml"})
final class PolicyTest extends HubCommand {
  @Parameters(
      paramLabel = "FILE",
      description = "The policy, YAML or JSON; - reads standard input.")
  private String file = "";

  @Mixin private NetworkOption network = new NetworkOption();

  PolicyTest(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) throws IOException {
    PolicyText policy = PolicyText.read(invocation().environment(), file);
    OutputFormat format = invocation().options().output();
    var rejected = new Rejected(policy, format);
    try {
      TestPolicyResponse trial = new NetworkPolicy(hub, network.of(hub)).trial(policy.text());
      if (trial.getFailuresCount() == 0) {
        return Reply.of(trial, () -> AccessChanges.text(trial) + "\nNo test fails.");
      }
      if (format == OutputFormat.TEXT) {
        invocation().environment().out().println(AccessChanges.text(trial));
      }
      throw rejected.of(trial.getFailuresList());
    } catch (StatusRuntimeException e) {
      throw rejected.explain(e, hub);
    }
  }
}
