package io.coterie.cli.admin;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.network.MemberTable;
import io.coterie.cli.output.Reply;
import io.coterie.cli.output.Table;
import io.coterie.network.v1.ListMembersResponse;
import io.coterie.network.v1.Member;
import io.coterie.network.v1.MemberKind;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the nodes of a network. */
@Command(
    name = "list-members",
    description = "Lists the nodes of a network, with addresses.",
    footer = {"Example:", "  coterie admin list-members -network 1"})
final class AdminListMembers extends OperatorCommand {
  @Mixin private NetworkOption network = new NetworkOption();

  AdminListMembers(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    List<Member> nodes = MemberTable.all(hub, network.get(), MemberKind.MEMBER_KIND_NODE);
    return Reply.of(
        ListMembersResponse.newBuilder().addAllMembers(nodes).build(), () -> text(nodes));
  }

  private static String text(List<Member> nodes) {
    var table = new Table("NODE ID", "ADDRESS", "HOSTNAME", "REAL ADDR");
    for (Member node : nodes) {
      table.row(
          Integer.toUnsignedString(node.getNumber()),
          node.getAddress(),
          node.getName(),
          node.getEndpointsCount() == 0 ? "" : node.getEndpoints(0));
    }
    return table.toString();
  }
}
