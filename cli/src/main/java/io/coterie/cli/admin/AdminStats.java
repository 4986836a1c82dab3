package io.coterie.cli.admin;

import io.coterie.auth.v1.GetStatisticsRequest;
import io.coterie.auth.v1.GetStatisticsResponse;
import io.coterie.cli.command.Hub;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import picocli.CommandLine.Command;

/** Counts what there is on the hub. */
@Command(
    name = "stats",
    description = "Counts what there is on the hub. For system admins and the operator.",
    footer = {"Example:", "  coterie admin stats"})
final class AdminStats extends AdministrationCommand {
  AdminStats(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    GetStatisticsResponse reply =
        hub.client().statistics().getStatistics(GetStatisticsRequest.getDefaultInstance());
    return Reply.of(reply, () -> text(reply));
  }

  private static String text(GetStatisticsResponse reply) {
    return """
    Accounts:     %d, %d disabled
    Sessions:     %d
    Tokens:       %d
    Nodes:        %d, %d online
    Networks:     %d, %d public
    Memberships:  %d\
    """
        .formatted(
            reply.getAccounts(),
            reply.getDisabledAccounts(),
            reply.getSessions(),
            reply.getTokens(),
            reply.getNodes(),
            reply.getOnlineNodes(),
            reply.getNetworks(),
            reply.getPublicNetworks(),
            reply.getMemberships());
  }
}
