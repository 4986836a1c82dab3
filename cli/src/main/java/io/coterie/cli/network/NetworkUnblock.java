package io.coterie.cli.network;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.command.Principals;
import io.coterie.cli.output.Reply;
import io.coterie.network.v1.UnblockPrincipalRequest;
import io.coterie.network.v1.UnblockPrincipalResponse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lets somebody who was removed come back. */
@Command(
    name = "unblock",
    description = "Lets somebody who was removed come back. For owner and admin.",
    footer = {"Example:", "  coterie network unblock bob"})
final class NetworkUnblock extends HubCommand {
  @Parameters(
      paramLabel = "MEMBER",
      description = "Who: an account by name or id, a node by number or id.")
  private String member = "";

  @Mixin private NetworkOption network = new NetworkOption();

  NetworkUnblock(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    UnblockPrincipalResponse reply =
        hub.client()
            .members()
            .unblockPrincipal(
                UnblockPrincipalRequest.newBuilder()
                    .setNetwork(network.of(hub))
                    .setPrincipal(Principals.of(member, false))
                    .setRequestId(hub.requestId())
                    .build());
    return Reply.of(reply, "%s may come back.".formatted(member));
  }
}
