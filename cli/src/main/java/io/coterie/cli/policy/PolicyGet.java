package io.coterie.cli.policy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.network.NetworkOption;
import io.coterie.cli.output.OutputFormat;
import io.coterie.cli.output.Reply;
import io.coterie.cli.terminal.Environment;
import io.coterie.network.v1.GetPolicyResponse;
import io.coterie.network.v1.Policy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints a policy. */
@Command(
    name = "get",
    description = "Prints the policy as it was written. Prints nothing if there is none.",
    footer = {
      "Example:",
      "  coterie policy get > policy.yaml",
      "  coterie policy get --version 2 | coterie policy set -"
    })
final class PolicyGet extends HubCommand {
  private static final String NONE =
      "no policy: every member reaches every other; set one with: coterie policy set FILE";

  @Option(
      names = "--version",
      paramLabel = "VERSION",
      description = "An older version, from: coterie policy versions.")
  private long version = NetworkPolicy.PRESENT;

  /** In place of the standard ones, which say the tool's version with {@code --version}. */
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help message and exit.")
  @SuppressWarnings("UnusedVariable") // the parser looks at it
  private boolean help;

  @Mixin private NetworkOption network = new NetworkOption();

  PolicyGet(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    Policy policy = new NetworkPolicy(hub, network.of(hub)).get(version);
    if (invocation().options().output() == OutputFormat.JSON) {
      return new Reply(() -> json(policy).toString(), policy::getSource);
    }
    if (policy.getSource().isEmpty()) {
      invocation().progress(NONE);
    } else {
      print(policy.getSource());
    }
    return Reply.PRINTED;
  }

  /** A file gets every byte; a screen is kept from what could command it. */
  private void print(String source) {
    Environment environment = invocation().environment();
    boolean screen = environment.terminal().interactive();
    environment.out().print(screen ? PolicyText.shown(source) : source);
    if (screen && !source.endsWith("\n")) {
      environment.out().println();
    }
    environment.out().flush();
  }

  private static JsonObject json(Policy policy) {
    var reply = GetPolicyResponse.newBuilder().setPolicy(policy).build();
    JsonObject json = JsonParser.parseString(Reply.json(reply)).getAsJsonObject();
    if (policy.getSource().isEmpty()) {
      json.addProperty("hint", NONE);
    }
    return json;
  }
}
