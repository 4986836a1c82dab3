package io.coterie.cli.trust;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.command.Pages;
import io.coterie.cli.output.Reply;
import io.coterie.cli.output.Table;
import io.coterie.registry.v1.ListTrustRequestsRequest;
import io.coterie.registry.v1.ListTrustRequestsResponse;
import io.coterie.registry.v1.TrustRequest;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists requests for trust that wait. */
@Command(
    name = "requests",
    description = "Lists the requests for trust that wait for a node's answer, the newest first.",
    footer = {
      "Example:",
      "  coterie trust requests --node builder",
      "  coterie trust requests --node worker --sent"
    })
final class TrustRequests extends HubCommand {
  @Option(names = "--sent", description = "Those that the node sent instead.")
  private boolean sent;

  @Mixin private OwnNodeOption node = new OwnNodeOption();

  TrustRequests(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    var service = hub.client().trust();
    List<TrustRequest> requests =
        Pages.all(
            token ->
                service.listTrustRequests(
                    ListTrustRequestsRequest.newBuilder()
                        .setNode(node.text())
                        .setSent(sent)
                        .setPageSize(Pages.SIZE)
                        .setPageToken(token)
                        .build()),
            ListTrustRequestsResponse::getTrustRequestsList,
            ListTrustRequestsResponse::getNextPageToken);
    return Reply.of(
        ListTrustRequestsResponse.newBuilder().addAllTrustRequests(requests).build(),
        () -> text(requests));
  }

  private String text(List<TrustRequest> requests) {
    if (requests.isEmpty()) {
      return "No requests wait.";
    }
    var table = new Table("REQUEST", sent ? "TO" : "FROM", "WHY");
    for (TrustRequest request : requests) {
      table.row(
          request.getId(),
          sent ? request.getTarget() : source(request),
          request.getJustification());
    }
    return table.toString();
  }

  private static String source(TrustRequest request) {
    return request.getSourceHostname().isEmpty()
        ? request.getSourceNode()
        : "%s (%s)".formatted(request.getSourceHostname(), request.getSourceNode());
  }
}
