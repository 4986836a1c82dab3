package io.coterie.cli.admin;

import io.coterie.auth.v1.Account;
import io.coterie.auth.v1.ListAccountsRequest;
import io.coterie.auth.v1.ListAccountsResponse;
import io.coterie.cli.command.Hub;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.command.Pages;
import io.coterie.cli.output.Constant;
import io.coterie.cli.output.Reply;
import io.coterie.cli.output.Table;
import io.coterie.cli.output.Times;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the accounts. */
@Command(
    name = "ls",
    description = "Lists the accounts, by name.",
    footer = {"Example:", "  coterie admin account ls --prefix al"})
final class AccountLs extends AdministrationCommand {
  @Option(
      names = "--prefix",
      defaultValue = "",
      paramLabel = "TEXT",
      description = "Only those whose names begin so.")
  private String prefix = "";

  AccountLs(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    var service = hub.client().accounts();
    List<Account> accounts =
        Pages.all(
            token ->
                service.listAccounts(
                    ListAccountsRequest.newBuilder()
                        .setNamePrefix(prefix)
                        .setPageSize(Pages.SIZE)
                        .setPageToken(token)
                        .build()),
            ListAccountsResponse::getAccountsList,
            ListAccountsResponse::getNextPageToken);
    return Reply.of(
        ListAccountsResponse.newBuilder().addAllAccounts(accounts).build(), () -> text(accounts));
  }

  private static String text(List<Account> accounts) {
    if (accounts.isEmpty()) {
      return "No such accounts.";
    }
    var table = new Table("NAME", "ROLE", "PLAN", "STATE", "CREATED", "ID");
    for (Account account : accounts) {
      table.row(
          account.getName(),
          Constant.word(account.getSystemRole()),
          account.getPlan(),
          account.getDisabled() ? "disabled" : "active",
          Times.text(account.getCreateTime()),
          account.getId());
    }
    return table.toString();
  }
}
