package io.coterie.cli.audit;

import io.coterie.auth.v1.AuditFilter;
import io.coterie.auth.v1.ListAuditEventsRequest;
import io.coterie.auth.v1.ListAuditEventsResponse;
import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.command.Pages;
import io.coterie.cli.command.Refusal;
import io.coterie.cli.output.CliFailure;
import io.coterie.cli.output.CliFailure.Details;
import io.coterie.cli.output.Reply;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints events for other programs, a JSON object a line. */
@Command(
    name = "export",
    description = {
      "Prints events as JSON, an object a line, the newest first, in pages that are printed whole.",
      "When it is interrupted it says how to go on, without a gap and without anything twice."
    },
    footer = {
      "Example:",
      "  coterie audit export --since 30d > audit.jsonl",
      "  coterie audit export --resume TOKEN >> audit.jsonl"
    })
final class AuditExport extends HubCommand {
  @Mixin private FilterOptions options = new FilterOptions();

  @Option(
      names = "--resume",
      defaultValue = "",
      paramLabel = "TOKEN",
      description = "Go on with an export that was interrupted; it remembers which events.")
  private String position = "";

  AuditExport(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) throws IOException {
    var stopped = new AtomicBoolean();
    invocation().environment().stop().onRequest(() -> stopped.set(true));
    var request = ListAuditEventsRequest.newBuilder().setPageSize(Pages.SIZE);
    if (position.isEmpty()) {
      AuditFilter filter = options.filter(hub, invocation().environment().clock());
      request.setFilter(filter);
    }
    var progress = new ProgressLine(invocation().environment());
    long printed = 0;
    try {
      do {
        if (stopped.get()) {
          throw interrupted();
        }
        ListAuditEventsResponse page =
            hub.client().audit().listAuditEvents(request.setPageToken(position).build());
        print(page);
        position = page.getNextPageToken();
        printed += page.getEventsCount();
        progress.show(printed);
      } while (!position.isEmpty());
    } catch (StatusRuntimeException e) {
      throw partly(Refusal.explain(e, hub.address()).details());
    } finally {
      progress.end();
    }
    return Reply.PRINTED;
  }

  private void print(ListAuditEventsResponse page) throws IOException {
    PrintStream out = invocation().environment().out();
    page.getEventsList().forEach(event -> out.println(Reply.json(event)));
    if (out.checkError()) {
      throw new IOException("standard output takes no more");
    }
  }

  private CliFailure interrupted() {
    return partly(
        new Details(
            Code.CANCELLED, "INTERRUPTED", "interrupted", Optional.empty(), Map.of(), List.of()));
  }

  /** After the first page there is something to go on from. */
  private CliFailure partly(Details why) {
    return position.isEmpty()
        ? new CliFailure(why)
        : new CliFailure(
            new Details(
                why.code(),
                why.reason(),
                why.message(),
                Optional.of("go on with: coterie audit export --resume " + position),
                why.metadata(),
                why.violations()));
  }
}
