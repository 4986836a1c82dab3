package io.coterie.cli.account;

import io.coterie.auth.v1.ListSessionsRequest;
import io.coterie.auth.v1.ListSessionsResponse;
import io.coterie.auth.v1.Session;
import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.command.Pages;
import io.coterie.cli.output.Reply;
import io.coterie.cli.output.Table;
import io.coterie.cli.output.Times;
import java.util.List;
import picocli.CommandLine.Command;

/** Lists one's sessions. */
@Command(
    name = "ls",
    description =
        "Lists your sessions, the newest first: where each was started, and when it was last used.",
    footer = {"Example:", "  coterie session ls"})
final class SessionLs extends HubCommand {
  SessionLs(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    var service = hub.client().accounts();
    List<Session> sessions =
        Pages.all(
            token ->
                service.listSessions(
                    ListSessionsRequest.newBuilder()
                        .setPageSize(Pages.SIZE)
                        .setPageToken(token)
                        .build()),
            ListSessionsResponse::getSessionsList,
            ListSessionsResponse::getNextPageToken);
    return Reply.of(
        ListSessionsResponse.newBuilder().addAllSessions(sessions).build(), () -> text(sessions));
  }

  private static String text(List<Session> sessions) {
    if (sessions.isEmpty()) {
      return "No sessions: this credential is a token that was created.";
    }
    var table = new Table("SESSION", "STARTED", "LAST USED", "ENDS", "FROM", "CLIENT", "THIS ONE");
    for (Session session : sessions) {
      table.row(
          session.getId(),
          Times.text(session.getCreateTime()),
          session.hasLastUsedTime() ? Times.text(session.getLastUsedTime()) : "-",
          Times.text(session.getExpireTime()),
          Table.orDash(session.getSourceAddress()),
          Table.orDash(session.getUserAgent()),
          session.getCurrent() ? "yes" : "no");
    }
    return table.toString();
  }
}
