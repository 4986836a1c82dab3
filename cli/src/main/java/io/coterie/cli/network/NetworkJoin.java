package io.coterie.cli.network;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.command.SecretOptions;
import io.coterie.cli.output.Reply;
import io.coterie.network.v1.JoinNetworkRequest;
import io.coterie.network.v1.JoinNetworkResponse;
import io.coterie.network.v1.Member;
import io.coterie.network.v1.RedeemInviteRequest;
import io.coterie.network.v1.RedeemInviteResponse;
import io.coterie.sdk.ApiFailure;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Joins a network, by an invite code or by its rule. */
@Command(
    name = "join",
    description =
        "Joins a network, by an invite code, or by naming it: an open one by its id, one with a secret by id and secret; or looks on in a public one.",
    footer = {
      "Example:",
      "  coterie network join inv_7kq0…",
      "  coterie network join net_5xw2… --secret-stdin < secret.txt",
      "  coterie network join alice/forum --as viewer"
    })
final class NetworkJoin extends HubCommand {
  @Parameters(
      paramLabel = "CODE|NETWORK",
      description =
          "An invite code, or a network: its id; a public one also by number or owner/name.")
  private String target = "";

  @Option(
      names = "--node",
      defaultValue = "",
      paramLabel = "NODE",
      description = "A node of yours that shall join, instead of you.")
  private String node = "";

  @Option(
      names = "--as",
      paramLabel = "ROLE",
      description =
          "member (the default), or viewer to look on in a public network. A code has its own role.")
  private Optional<JoinRoleWord> role = Optional.empty();

  @Mixin private SecretOptions secret = new SecretOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  NetworkJoin(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) throws IOException {
    if (!target.startsWith("inv_")) {
      return join(hub);
    }
    if (role.isPresent()) {
      throw new ParameterException(spec.commandLine(), "--as does not go with an invite code");
    }
    return redeem(hub);
  }

  private Reply redeem(Hub hub) throws IOException {
    RedeemInviteResponse reply =
        hub.client()
            .invites()
            .redeemInvite(
                RedeemInviteRequest.newBuilder()
                    .setCode(target)
                    .setNode(node)
                    .setRequestId(hub.requestId())
                    .build());
    return Reply.of(reply, joined(hub, reply.getMember(), reply.getNetworkName()));
  }

  private Reply join(Hub hub) throws IOException {
    JoinNetworkResponse reply = joinOrAsk(hub, secret.given(invocation().environment()));
    String name = NetworkDetails.of(hub, reply.getMember().getNetwork()).getName();
    return Reply.of(reply, joined(hub, reply.getMember(), name));
  }

  /**
   * A network that wants a secret can't be told from one that is not there: on a terminal, ask for
   * one and try again.
   */
  private JoinNetworkResponse joinOrAsk(Hub hub, Optional<String> joinSecret) {
    try {
      return join(hub, joinSecret);
    } catch (StatusRuntimeException e) {
      boolean secretNeeded = role.filter(r -> r == JoinRoleWord.VIEWER).isEmpty();
      if (joinSecret.isPresent() || !secretNeeded || !ApiFailure.of(e).is("NETWORK_NOT_FOUND")) {
        throw e;
      }
      Optional<String> asked =
          invocation().environment().terminal().secret("Join secret, if it has one");
      return join(hub, Optional.of(asked.orElseThrow(() -> e)));
    }
  }

  private JoinNetworkResponse join(Hub hub, Optional<String> joinSecret) {
    var request =
        JoinNetworkRequest.newBuilder()
            .setNetwork(target)
            .setNode(node)
            .setRequestId(hub.requestId());
    role.ifPresent(r -> request.setRole(r.role()));
    joinSecret.ifPresent(request::setJoinSecret);
    return hub.client().members().joinNetwork(request.build());
  }

  private String joined(Hub hub, Member member, String name) throws IOException {
    if (member.hasNode()) {
      return "Node %s is in network %s (%s) as %s, at %s."
          .formatted(
              member.getName(),
              name,
              member.getNetwork(),
              Words.of(member.getRole()),
              member.getAddress());
    }
    if (hub.memory().network().isEmpty()) {
      ActiveNetworks.use(hub, member.getNetwork(), name);
    }
    return "You are in network %s (%s) as %s; make it the active one with: coterie network use %s"
        .formatted(name, member.getNetwork(), Words.of(member.getRole()), name);
  }
}
