package io.coterie.cli.admin;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.network.JoinRuleWord;
import io.coterie.cli.output.Reply;
import io.coterie.network.v1.CreateNetworkRequest;
import io.coterie.network.v1.CreateNetworkResponse;
import io.coterie.network.v1.Network;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a network. */
@Command(
    name = "create-network",
    description =
        "Makes a network, owned by a node or by the operator, and prints its number and id.",
    footer = {
      "Example:",
      "  coterie admin create-network -name lab -join-rule token -join-secret-file s.txt -node 685"
    })
final class AdminCreateNetwork extends OperatorCommand {
  @Option(
      names = {"-name", "--name"},
      required = true,
      paramLabel = "NAME",
      description = "Its name.")
  private String name = "";

  @Option(
      names = {"-join-rule", "--join-rule"},
      defaultValue = "invite",
      paramLabel = "RULE",
      description = "open, token or invite (the default).")
  private JoinRuleWord rule = JoinRuleWord.INVITE;

  @Option(
      names = {"-node", "--node"},
      defaultValue = "",
      paramLabel = "NODE",
      description = "The node that owns it, by number or id (default: the operator does).")
  private String node = "";

  @Option(
      names = {"-description", "--description"},
      defaultValue = "",
      paramLabel = "TEXT",
      description = "What it is for.")
  private String description = "";

  @Mixin private JoinSecretOption secret = new JoinSecretOption();

  AdminCreateNetwork(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) throws IOException {
    var request =
        CreateNetworkRequest.newBuilder()
            .setName(name)
            .setDescription(description)
            .setJoinRule(rule.rule())
            .setOwnerNode(node)
            .setRequestId(hub.requestId());
    secret.given(invocation().environment()).ifPresent(request::setJoinSecret);
    CreateNetworkResponse reply = hub.client().networks().createNetwork(request.build());
    Network made = reply.getNetwork();
    return Reply.of(
        reply,
        "Network %s created: %s"
            .formatted(Integer.toUnsignedString(made.getNumber()), made.getId()));
  }
}
