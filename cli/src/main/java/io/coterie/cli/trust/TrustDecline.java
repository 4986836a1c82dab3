package io.coterie.cli.trust;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import io.coterie.registry.v1.DeclineTrustRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Declines a request for trust, or takes one back. */
@Command(
    name = "decline",
    description =
        "Declines a request for trust, which whoever asked is not told; or takes your own back.",
    footer = {"Example:", "  coterie trust decline trq_9h5k2m8p4x7c1v6b3n0q5w2e4r"})
final class TrustDecline extends HubCommand {
  @Parameters(paramLabel = "REQUEST", description = "The request's id.")
  private String request = "";

  TrustDecline(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    var reply =
        hub.client()
            .trust()
            .declineTrust(
                DeclineTrustRequest.newBuilder()
                    .setTrustRequest(request)
                    .setRequestId(hub.requestId())
                    .build());
    return Reply.of(reply, "The request is gone.");
  }
}
