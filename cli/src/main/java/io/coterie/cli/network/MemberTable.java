package io.coterie.cli.network;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.Pages;
import io.coterie.cli.output.Table;
import io.coterie.network.v1.ListMembersRequest;
import io.coterie.network.v1.ListMembersResponse;
import io.coterie.network.v1.Member;
import io.coterie.network.v1.MemberKind;
import java.util.List;

/** The members of a network. */
public final class MemberTable {
  private MemberTable() {}

  /** All of them, or those of one kind. */
  public static List<Member> all(Hub hub, String network, MemberKind kind) {
    var service = hub.client().members();
    return Pages.all(
        token ->
            service.listMembers(
                ListMembersRequest.newBuilder()
                    .setNetwork(network)
                    .setKind(kind)
                    .setPageSize(Pages.SIZE)
                    .setPageToken(token)
                    .build()),
        ListMembersResponse::getMembersList,
        ListMembersResponse::getNextPageToken);
  }

  static String text(List<Member> members) {
    var table = new Table("NAME", "ROLE", "KIND", "ADDRESS", "REAL ADDR", "PRESENCE", "TAGS", "ID");
    for (Member member : members) {
      table.row(
          Table.orDash(member.getName()),
          Words.of(member.getRole()),
          member.hasNode() ? "node" : "account",
          member.hasNode() ? member.getAddress() : "-",
          member.getEndpointsCount() == 0 ? "-" : member.getEndpoints(0),
          member.hasNode() ? (member.getOnline() ? "online" : "offline") : "-",
          Table.orDash(String.join(",", member.getTagsList())),
          member.hasNode() ? member.getNode() : member.getAccount());
    }
    return table.toString();
  }
}
