package io.coterie.cli.network;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.command.SecretOptions;
import io.coterie.cli.output.Reply;
import io.coterie.network.v1.CreateNetworkRequest;
import io.coterie.network.v1.CreateNetworkResponse;
import io.coterie.network.v1.JoinRule;
import io.coterie.network.v1.Network;
import io.coterie.network.v1.Visibility;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a network. */
@Command(
    name = "create",
    description = "Makes a network, with you as its owner, and makes it the active one.",
    footer = {
      "Example:",
      "  coterie network create dev --description \"Team dev\"",
      "  coterie network create lab --join-rule token --secret-file secret.txt",
      "  coterie network create forum --public"
    })
final class NetworkCreate extends HubCommand {
  @Parameters(
      paramLabel = "NAME",
      description = "Its name: 1 to 63 lower-case letters, digits and inner hyphens.")
  private String name = "";

  @Option(
      names = "--description",
      defaultValue = "",
      paramLabel = "TEXT",
      description = "What it is for.")
  private String description = "";

  @Option(
      names = "--join-rule",
      defaultValue = "invite",
      paramLabel = "RULE",
      description =
          "Who gets in: whoever names it (open), has the secret (token), or is invited (invite, the default).")
  private JoinRuleWord rule = JoinRuleWord.INVITE;

  @Option(
      names = "--public",
      description =
          "Put it in the directory: any account may look on or ask to join (default: private).")
  private boolean everybody;

  @Option(
      names = "--vouch",
      defaultValue = "members",
      paramLabel = "WHO",
      description = "Who may vouch for a plain member: members (the default) or admins.")
  private VouchRuleWord vouch = VouchRuleWord.MEMBERS;

  @Option(
      names = "--max-members",
      defaultValue = "0",
      paramLabel = "N",
      description = "How many members it takes (default: 10000).")
  private int maxMembers;

  @Mixin private SecretOptions secret = new SecretOptions();

  NetworkCreate(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) throws IOException {
    var request =
        CreateNetworkRequest.newBuilder()
            .setName(name)
            .setDescription(description)
            .setJoinRule(rule.rule())
            .setMaxMembers(maxMembers)
            .setVouchRule(vouch.rule())
            .setRequestId(hub.requestId());
    if (everybody) {
      request.setVisibility(Visibility.VISIBILITY_PUBLIC);
    }
    var networks = hub.client().networks();
    joinSecret().ifPresent(request::setJoinSecret);
    CreateNetworkResponse reply = networks.createNetwork(request.build());
    Network made = reply.getNetwork();
    ActiveNetworks.use(hub, made.getId(), made.getName());
    return Reply.of(
        reply,
        "Network %s (%s) created, number %s; it is active."
            .formatted(made.getName(), made.getId(), Integer.toUnsignedString(made.getNumber())));
  }

  private Optional<String> joinSecret() throws IOException {
    return rule.rule() == JoinRule.JOIN_RULE_TOKEN
        ? secret.givenOrAsked(invocation().environment(), "Join secret")
        : secret.given(invocation().environment());
  }
}
