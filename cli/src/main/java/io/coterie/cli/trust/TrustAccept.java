package io.coterie.cli.trust;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import io.coterie.registry.v1.AcceptTrustRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Accepts a request for trust. */
@Command(
    name = "accept",
    description = "Accepts a request for trust: the two nodes reach each other from now on.",
    footer = {"Example:", "  coterie trust accept trq_9h5k2m8p4x7c1v6b3n0q5w2e4r"})
final class TrustAccept extends HubCommand {
  @Parameters(paramLabel = "REQUEST", description = "The request's id.")
  private String request = "";

  TrustAccept(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    var reply =
        hub.client()
            .trust()
            .acceptTrust(
                AcceptTrustRequest.newBuilder()
                    .setTrustRequest(request)
                    .setRequestId(hub.requestId())
                    .build());
    return Reply.of(
        reply, () -> "You and %s trust each other.".formatted(TrustText.name(reply.getTrust())));
  }
}
