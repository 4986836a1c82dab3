package io.coterie.cli.trust;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import io.coterie.cli.output.Table;
import io.coterie.registry.v1.ListTrustedResponse;
import io.coterie.registry.v1.Trust;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the nodes that a node trusts. */
@Command(
    name = "ls",
    description = "Lists the nodes that a node trusts, and that trust it, the newest first.",
    footer = {"Example:", "  coterie trust ls --node worker"})
final class TrustLs extends HubCommand {
  @Mixin private OwnNodeOption node = new OwnNodeOption();

  TrustLs(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    List<Trust> trusts = TrustedNodes.of(hub, node.text());
    return Reply.of(
        ListTrustedResponse.newBuilder().addAllTrusts(trusts).build(), () -> text(trusts));
  }

  private static String text(List<Trust> trusts) {
    if (trusts.isEmpty()) {
      return "It trusts no node; ask one with: coterie trust request";
    }
    var table = new Table("NODE ID", "HOSTNAME", "ID");
    for (Trust trust : trusts) {
      table.row(
          Integer.toUnsignedString(trust.getNumber()),
          trust.getHostname().isEmpty() ? "-" : trust.getHostname(),
          trust.getNode());
    }
    return table.toString();
  }
}
