package io.coterie.cli.account;

import com.google.protobuf.FieldMask;
import io.coterie.auth.v1.UpdateAccountRequest;
import io.coterie.auth.v1.UpdateAccountResponse;
import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Gives one's account another name. */
@Command(
    name = "rename",
    description =
        "Gives your account another name: the one to log in with, and in owner/name, from then on.",
    footer = {"Example:", "  coterie account rename alice-b"})
final class AccountRename extends HubCommand {
  @Parameters(paramLabel = "NAME", description = "Its name: 2 to 50 letters, digits, - and _.")
  private String name = "";

  AccountRename(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) throws IOException {
    UpdateAccountResponse reply =
        hub.client()
            .accounts()
            .updateAccount(
                UpdateAccountRequest.newBuilder()
                    .setAccount(OwnAccount.id(hub))
                    .setUsername(name)
                    .setUpdateMask(FieldMask.newBuilder().addPaths("username"))
                    .setRequestId(hub.requestId())
                    .build());
    hub.remember(memory -> memory.renamed(name));
    return Reply.of(
        reply, "Your account is called %s now.".formatted(reply.getAccount().getName()));
  }
}
