package io.coterie.network;

import static io.coterie.network.v1.JoinRule.JOIN_RULE_OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.network.v1.GetMemberRequest;
import io.coterie.network.v1.ListMembersRequest;
import io.coterie.network.v1.Member;
import io.coterie.network.v1.MemberKind;
import io.coterie.network.v1.PrincipalRef;
import io.coterie.testing.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Looking at members. */
class MemberListTest {
  private static final Hub HUB = new Hub();

  @AfterAll
  static void close() {
    HUB.close();
  }

  @Test
  void accountsComeFirstThenNodesByNumberPageByPage() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var late = HUB.agent();
    var early = HUB.agentIn(alice, network);
    var _ = HUB.agentIn(alice, network, late);
    var bob = HUB.member(alice, network);
    var members = new ArrayList<Member>();
    var token = "";
    do {
      var page =
          alice
              .client()
              .members()
              .listMembers(
                  ListMembersRequest.newBuilder()
                      .setNetwork(network.getId())
                      .setPageSize(1)
                      .setPageToken(token)
                      .build());
      assertThat(page.getMembersCount()).isEqualTo(1);
      members.addAll(page.getMembersList());
      token = page.getNextPageToken();
    } while (!token.isEmpty());
    assertThat(members.subList(0, 2))
        .extracting(Member::getAccount)
        .containsExactlyInAnyOrder(alice.id().text(), bob.id().text());
    assertThat(members.subList(2, 4))
        .extracting(Member::getNode)
        .containsExactly(late.id(), early.id());
  }

  @Test
  void kindChoosesAccountsOrNodes() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var node = HUB.agentIn(alice, network);
    assertThat(list(alice, network.getId(), MemberKind.MEMBER_KIND_ACCOUNT))
        .extracting(Member::getAccount)
        .containsExactly(alice.id().text());
    assertThat(list(alice, network.getId(), MemberKind.MEMBER_KIND_NODE))
        .extracting(Member::getNode)
        .containsExactly(node.id());
  }

  @Test
  void memberIsFoundByWhateverItIsCalled() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var node = HUB.agentIn(alice, network, HUB.agent(alice.id().text(), "named"));
    for (var ref : List.of(node.ref(), Client.node(node.number()), Client.node("named"))) {
      assertThat(get(alice, network.getId(), ref).getOwnerAccount()).isEqualTo(alice.id().text());
    }
    assertThat(get(alice, network.getId(), Client.account(alice.name())).getName())
        .isEqualTo(alice.name());
    assertThat(Refusal.of(() -> get(alice, network.getId(), HUB.agent().ref())).reason())
        .isEqualTo("MEMBER_NOT_FOUND");
  }

  @Test
  void addressTextIsThatOfTheOperatorsTool() {
    try (var hub = new Hub()) {
      var node = hub.agent();
      var network = hub.operator().create("research-lab", JOIN_RULE_OPEN);
      var member = hub.operator().add(Integer.toString(network.getNumber()), node.number(), "");
      assertThat(member.getNumber()).isEqualTo(685);
      assertThat(member.getAddress()).isEqualTo("1:0001.0000.02AD");
      assertThat(member.getVouchedBy()).isEmpty();
    }
  }

  private static List<Member> list(Hub.Person person, String network, MemberKind kind) {
    return person
        .client()
        .members()
        .listMembers(ListMembersRequest.newBuilder().setNetwork(network).setKind(kind).build())
        .getMembersList();
  }

  private static Member get(Hub.Person person, String network, PrincipalRef ref) {
    return person
        .client()
        .members()
        .getMember(GetMemberRequest.newBuilder().setNetwork(network).setMember(ref).build())
        .getMember();
  }
}
