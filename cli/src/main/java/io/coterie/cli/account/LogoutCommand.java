package io.coterie.cli.account;

import io.coterie.auth.v1.LogoutRequest;
import io.coterie.auth.v1.LogoutResponse;
import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubChoice;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.config.HubMemory;
import io.coterie.cli.output.Reply;
import io.coterie.sdk.ApiFailure;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Ends the session. */
@Command(
    name = "logout",
    description = "Ends the session at the hub and forgets it here.",
    footer = {"Example:", "  coterie logout"})
public final class LogoutCommand extends HubCommand {
  @Option(names = "--forget", description = "Only forget it here, for a hub that can't be reached.")
  private boolean forget;

  LogoutCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Hub open() throws IOException {
    HubChoice choice = HubChoice.of(invocation());
    return choice.open(choice.memory().token());
  }

  @Override
  protected Reply execute(Hub hub) throws IOException {
    if (!forget) {
      end(hub);
    }
    hub.remember(HubMemory::withoutSession);
    return Reply.of(
        LogoutResponse.getDefaultInstance(), "Logged out of %s.".formatted(hub.address()));
  }

  private static void end(Hub hub) {
    try {
      var _ = hub.client().accounts().logout(LogoutRequest.getDefaultInstance());
    } catch (StatusRuntimeException e) {
      if (ApiFailure.of(e).code() != Code.UNAUTHENTICATED) { // it has ended already
        throw e;
      }
    }
  }
}
