package io.coterie.cli.audit;

import io.coterie.auth.v1.AuditEvent;
import io.coterie.auth.v1.AuditFilter;
import io.coterie.auth.v1.ListAuditEventsRequest;
import io.coterie.auth.v1.ListAuditEventsResponse;
import io.coterie.cli.command.HasCommands;
import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.command.Pages;
import io.coterie.cli.output.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows the audit trail. */
@Command(
    name = "audit",
    description = {
      "Shows who did what, on what, when, from where, and what was refused; the newest first.",
      "You see what you did yourself; system admins and the operator (with COTERIE_TOKEN) see all."
    },
    footer = {
      "Example:",
      "  coterie audit --since 24h --refused",
      "  coterie audit --network dev --follow"
    })
public final class AuditCommand extends HubCommand implements HasCommands {
  private static final int SHOWN = 50;
  private static final int BACKLOG = 10;

  @Mixin private FilterOptions options = new FilterOptions();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "How many at most (default: 50); with --follow, how many of before (10).")
  private Optional<Integer> limit = Optional.empty();

  @Option(
      names = "--follow",
      description = "Go on with every event as it comes, until Ctrl-C; the oldest first.")
  private boolean follow;

  @Spec private CommandSpec spec = CommandSpec.create();

  AuditCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  public List<Entry<String, Class<?>>> commands() {
    return List.of(Map.entry("export", AuditExport.class));
  }

  @Override
  protected Reply execute(Hub hub) throws InterruptedException {
    checkOptions();
    AuditFilter filter = options.filter(hub, invocation().environment().clock());
    var text = new EventText(new AccountNames(hub));
    if (follow) {
      new AuditFollow(hub, invocation(), text).run(filter, limit.orElse(BACKLOG));
      return Reply.PRINTED;
    }
    List<AuditEvent> events = newest(hub, filter, limit.orElse(SHOWN));
    return Reply.of(
        ListAuditEventsResponse.newBuilder().addAllEvents(events).build(),
        () -> text.table(events));
  }

  private void checkOptions() {
    if (follow && options.timed()) {
      throw new ParameterException(
          spec.commandLine(), "--follow goes with neither --since nor --until");
    }
    if (limit.filter(n -> n < 0 || (n == 0 && !follow) || (follow && n > Pages.SIZE)).isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "--limit is 1 or more, and with --follow 0 to " + Pages.SIZE);
    }
  }

  private static List<AuditEvent> newest(Hub hub, AuditFilter filter, int count) {
    var events = new ArrayList<AuditEvent>();
    String page = "";
    do {
      ListAuditEventsResponse reply =
          hub.client()
              .audit()
              .listAuditEvents(
                  ListAuditEventsRequest.newBuilder()
                      .setFilter(filter)
                      .setPageSize(Math.min(Pages.SIZE, count - events.size()))
                      .setPageToken(page)
                      .build());
      events.addAll(reply.getEventsList());
      page = reply.getNextPageToken();
    } while (!page.isEmpty() && events.size() < count);
    return events;
  }
}
