package io.coterie.cli.trust;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import io.coterie.registry.v1.RequestTrustRequest;
import io.coterie.registry.v1.RequestTrustResponse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks a node for its trust. */
@Command(
    name = "request",
    description = {
      "Asks a node for its trust; if it has asked for this one's already, the two trust each other at once.",
      "Whether there is such a node you are not told: the request waits for 30 days, or until you take it back."
    },
    footer = {
      "Example:",
      "  coterie trust request 686 --node worker --justification \"nightly backups\""
    })
final class TrustAsk extends HubCommand {
  @Parameters(
      paramLabel = "TARGET",
      description = "Who is asked: a number, id or backbone address, or a public node's hostname.")
  private String target = "";

  @Option(
      names = "--justification",
      paramLabel = "TEXT",
      description = "Why, for whoever is asked; at most 1,024 bytes.")
  private String justification = "";

  @Mixin private OwnNodeOption node = new OwnNodeOption();

  TrustAsk(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    var reply =
        hub.client()
            .trust()
            .requestTrust(
                RequestTrustRequest.newBuilder()
                    .setNode(node.text())
                    .setTarget(target)
                    .setJustification(justification)
                    .setRequestId(hub.requestId())
                    .build());
    return Reply.of(reply, () -> text(reply));
  }

  private static String text(RequestTrustResponse reply) {
    return reply.hasTrust()
        ? "You and %s trust each other.".formatted(TrustText.name(reply.getTrust()))
        : "%s is asked; take it back with: coterie trust decline %s"
            .formatted(reply.getTrustRequest().getTarget(), reply.getTrustRequest().getId());
  }
}
