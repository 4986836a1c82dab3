package io.coterie.cli.account;

import io.coterie.auth.v1.EndSessionRequest;
import io.coterie.auth.v1.EndSessionResponse;
import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends sessions. */
@Command(
    name = "end",
    description = "Ends a session of yours, or all but this one, at once.",
    footer = {"Example:", "  coterie session end tok_9d3h…", "  coterie session end --others"})
final class SessionEnd extends HubCommand {
  @ArgGroup(exclusive = true, multiplicity = "1")
  private Which which = new Which();

  static final class Which {
    @Parameters(paramLabel = "SESSION", description = "The session's id, from: coterie session ls.")
    private String session = "";

    @Option(names = "--others", description = "All but the one that this command uses.")
    private boolean others;
  }

  SessionEnd(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    var request = EndSessionRequest.newBuilder().setRequestId(hub.requestId());
    if (which.others) {
      request.setAllOthers(true);
    } else {
      request.setSession(which.session);
    }
    EndSessionResponse reply = hub.client().accounts().endSession(request.build());
    return Reply.of(
        reply,
        reply.getEndedSessions() == 1
            ? "1 session ended."
            : "%d sessions ended.".formatted(reply.getEndedSessions()));
  }
}
