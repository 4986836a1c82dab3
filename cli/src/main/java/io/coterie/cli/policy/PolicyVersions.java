package io.coterie.cli.policy;

import static java.util.stream.Collectors.toMap;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.command.Pages;
import io.coterie.cli.network.MemberTable;
import io.coterie.cli.network.NetworkOption;
import io.coterie.cli.output.Reply;
import io.coterie.cli.output.Table;
import io.coterie.cli.output.Times;
import io.coterie.network.v1.ListPolicyVersionsRequest;
import io.coterie.network.v1.ListPolicyVersionsResponse;
import io.coterie.network.v1.Member;
import io.coterie.network.v1.MemberKind;
import io.coterie.network.v1.Policy;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists policies. */
@Command(
    name = "versions",
    description =
        "Lists the policies that the network has had, the newest first: that one is in force. The 100 newest are kept.",
    footer = {"Example:", "  coterie policy versions --network dev"})
final class PolicyVersions extends HubCommand {
  @Mixin private NetworkOption network = new NetworkOption();

  PolicyVersions(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    String target = network.of(hub);
    List<Policy> versions =
        Pages.all(
            token ->
                hub.client()
                    .policies()
                    .listPolicyVersions(
                        ListPolicyVersionsRequest.newBuilder()
                            .setNetwork(target)
                            .setPageSize(Pages.SIZE)
                            .setPageToken(token)
                            .build()),
            ListPolicyVersionsResponse::getPoliciesList,
            ListPolicyVersionsResponse::getNextPageToken);
    return Reply.of(
        ListPolicyVersionsResponse.newBuilder().addAllPolicies(versions).build(),
        () ->
            versions.isEmpty()
                ? "There never was a policy; set one with: coterie policy set FILE"
                : text(versions, names(hub, target)));
  }

  private static String text(List<Policy> versions, Map<String, String> names) {
    var table = new Table("VERSION", "STORED", "BY", "REASON");
    for (Policy policy : versions) {
      table.row(
          policy.getVersion(),
          Times.text(policy.getCreateTime()),
          names.getOrDefault(policy.getAuthor(), policy.getAuthor()),
          Table.orDash(policy.getReason()));
    }
    return table.toString();
  }

  /** Of those who are in the network; who has left keeps its id. */
  private static Map<String, String> names(Hub hub, String network) {
    return MemberTable.all(hub, network, MemberKind.MEMBER_KIND_UNSPECIFIED).stream()
        .filter(member -> !member.getName().isEmpty())
        .collect(toMap(PolicyVersions::id, Member::getName, (first, _) -> first));
  }

  private static String id(Member member) {
    return member.hasNode() ? member.getNode() : member.getAccount();
  }
}
