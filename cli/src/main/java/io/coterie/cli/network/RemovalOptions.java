package io.coterie.cli.network;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.Principals;
import io.coterie.cli.output.Reply;
import io.coterie.network.v1.PrincipalRef;
import io.coterie.network.v1.RemoveMemberRequest;
import io.coterie.network.v1.RemoveMemberResponse;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a member is removed. */
final class RemovalOptions {
  @Mixin private NetworkOption network = new NetworkOption();

  @Option(
      names = "--cascade",
      description = "Also remove everybody it vouched for, and whom they vouched for, and so on.")
  private boolean cascade;

  @Option(names = "--allow-rejoin", description = "Do not keep it from coming back by itself.")
  private boolean allowRejoin;

  Reply remove(Hub hub, PrincipalRef member) {
    RemoveMemberResponse reply =
        hub.client()
            .members()
            .removeMember(
                RemoveMemberRequest.newBuilder()
                    .setNetwork(network.of(hub))
                    .setMember(member)
                    .setCascade(cascade)
                    .setAllowRejoin(allowRejoin)
                    .setRequestId(hub.requestId())
                    .build());
    return Reply.of(
        reply,
        "Removed %s: %s."
            .formatted(Principals.text(member), String.join(", ", reply.getRemovedList())));
  }
}
