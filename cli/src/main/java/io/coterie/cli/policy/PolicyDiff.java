package io.coterie.cli.policy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.network.NetworkOption;
import io.coterie.cli.output.Reply;
import io.coterie.network.v1.Policy;
import io.coterie.network.v1.TestPolicyResponse;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Compares a policy with the one in force. */
@Command(
    name = "diff",
    description =
        "Says how a policy differs from the one in force: its text, and who would gain and lose which ports. For owner and admin.",
    footer = {"Example:", "  coterie policy diff policy.yaml", "  coterie policy diff 2"})
final class PolicyDiff extends HubCommand {
  private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,17}");

  @Parameters(
      paramLabel = "FILE|VERSION",
      description = "The policy: a file, - for standard input, or a version's number.")
  private String candidate = "";

  @Mixin private NetworkOption network = new NetworkOption();

  PolicyDiff(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) throws IOException {
    var target = new NetworkPolicy(hub, network.of(hub));
    if (!VERSION.matcher(candidate).matches()) {
      PolicyText written = PolicyText.read(invocation().environment(), candidate);
      return compared(target, written, () -> target.trial(written.text()));
    }
    long version = Long.parseLong(candidate);
    var kept = new PolicyText("version " + version, target.get(version).getSource());
    return compared(target, kept, () -> target.trial(version));
  }

  private Reply compared(
      NetworkPolicy target, PolicyText policy, Supplier<TestPolicyResponse> trial) {
    try {
      return reply(trial.get(), text(target, policy));
    } catch (StatusRuntimeException e) {
      throw new Rejected(policy, invocation().options().output()).explain(e, target.hub());
    }
  }

  private static String text(NetworkPolicy target, PolicyText policy) {
    Policy present = target.get(NetworkPolicy.PRESENT);
    String name = present.getVersion() == 0 ? "no policy" : "version " + present.getVersion();
    return UnifiedDiff.of(name, present.getSource(), policy.name(), policy.text());
  }

  private static Reply reply(TestPolicyResponse trial, String difference) {
    return new Reply(
        () -> {
          var json = new JsonObject();
          json.add("access", JsonParser.parseString(Reply.json(trial)));
          json.addProperty("text", difference);
          return json.toString();
        },
        () -> PolicyText.shown(difference) + AccessChanges.text(trial) + failing(trial));
  }

  private static String failing(TestPolicyResponse trial) {
    return trial.getFailuresCount() == 0
        ? ""
        : "\nIt could not be stored: %s would fail."
            .formatted(Count.of(trial.getFailuresCount(), "test"));
  }
}
