package io.coterie.cli.network;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import io.coterie.network.v1.ListMembersResponse;
import io.coterie.network.v1.Member;
import io.coterie.network.v1.MemberKind;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the members of a network. */
@Command(
    name = "members",
    description = "Lists the accounts and nodes in a network, with roles, addresses and presence.",
    footer = {
      "Example:",
      "  coterie network members dev",
      "  coterie network members dev --vouched"
    })
final class NetworkMembers extends HubCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "NETWORK",
      description = "The network (default: the active one).")
  private Optional<String> network = Optional.empty();

  @Option(names = "--vouched", description = "Show who vouched for whom, as a tree.")
  private boolean vouched;

  NetworkMembers(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    List<Member> members =
        MemberTable.all(hub, hub.network(network), MemberKind.MEMBER_KIND_UNSPECIFIED);
    return Reply.of(
        ListMembersResponse.newBuilder().addAllMembers(members).build(),
        () ->
            vouched
                ? new VouchTree(members, !invocation().options().plain()).toString()
                : MemberTable.text(members));
  }
}
