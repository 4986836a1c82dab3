package io.coterie.cli.relay;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.command.Pages;
import io.coterie.cli.output.Reply;
import io.coterie.cli.output.Table;
import io.coterie.relay.v1.ListRelaysRequest;
import io.coterie.relay.v1.ListRelaysResponse;
import io.coterie.relay.v1.Relay;
import java.util.List;
import picocli.CommandLine.Command;

/** Lists the relays that are there. */
@Command(
    name = "ls",
    description = "Lists the relays that are there, by name.",
    footer = {"Example:", "  coterie relay ls"})
final class RelayLs extends HubCommand {
  RelayLs(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    var service = hub.client().relays();
    List<Relay> relays =
        Pages.all(
            token ->
                service.listRelays(
                    ListRelaysRequest.newBuilder()
                        .setPageSize(Pages.SIZE)
                        .setPageToken(token)
                        .build()),
            ListRelaysResponse::getRelaysList,
            ListRelaysResponse::getNextPageToken);
    return Reply.of(
        ListRelaysResponse.newBuilder().addAllRelays(relays).build(), () -> text(relays));
  }

  private static String text(List<Relay> relays) {
    if (relays.isEmpty()) {
      return "No relay is there: nodes reach each other directly, or not at all.";
    }
    var table = new Table("NAME", "REGION", "UDP", "TUNNEL", "STATE");
    for (Relay relay : relays) {
      table.row(
          relay.getName(),
          orDash(relay.getRegion()),
          orDash(String.join(", ", relay.getEndpointsList())),
          relay.getTunnel() ? "yes" : "no",
          relay.getDraining() ? "draining" : "open");
    }
    return table.toString();
  }

  private static String orDash(String text) {
    return text.isEmpty() ? "-" : text;
  }
}
