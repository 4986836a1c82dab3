package io.coterie.network;

import static io.coterie.network.v1.JoinRule.JOIN_RULE_OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.coterie.network.v1.CheckAccessRequest;
import io.coterie.network.v1.EvictNodeRequest;
import io.coterie.network.v1.FindReachableRequest;
import io.coterie.network.v1.GetMemberRequest;
import io.coterie.network.v1.ListMembersRequest;
import io.coterie.network.v1.Member;
import io.coterie.network.v1.MemberKind;
import io.coterie.network.v1.Network;
import io.coterie.network.v1.NetworkReach;
import io.coterie.network.v1.ReachTarget;
import io.coterie.network.v1.WatchAccessRequest;
import io.coterie.testing.ServiceFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Numbers of nodes that exist in networks only: each network gives its own. */
class ScopedNumbersTest {
  private static final Hub HUB = new Hub();
  private static final ServiceFixture SECOND = HUB.replica();
  private static final int FIRST = 0x8000_0000;

  private final Hub.Person alice = HUB.person(limits -> limits);
  private final Network network = HUB.network(alice, JOIN_RULE_OPEN);

  @AfterAll
  static void close() {
    HUB.close();
  }

  @Test
  void eachNetworkCountsFrom80000000() {
    var one = HUB.scoped(alice);
    var two = HUB.scoped(alice);
    var other = HUB.network(alice, JOIN_RULE_OPEN);

    assertThat(one.client().join(network.getId()).getNumber()).isEqualTo(FIRST);
    assertThat(two.client().join(network.getId()).getNumber()).isEqualTo(FIRST + 1);
    assertThat(two.client().join(other.getId()).getNumber()).isEqualTo(FIRST);
    assertThat(one.client().join(other.getId()).getNumber()).isEqualTo(FIRST + 1);
    assertThat(member(one, network).getAddress())
        .isEqualTo("%d:%04X.8000.0000".formatted(network.getNumber(), network.getNumber()));
  }

  @Test
  void thoseOnTheBackboneKeepTheirs() {
    var scoped = HUB.agentIn(alice, network, HUB.scoped(alice));
    var agent = HUB.agentIn(alice, network);
    assertThat(nodes(network))
        .extracting(Member::getNode, Member::getNumber)
        .containsExactly(
            tuple(agent.id(), agent.record().getNode().getNumber()), tuple(scoped.id(), FIRST));
  }

  @Test
  void aNodeGetsItsNumberBackAndNobodyElseDoes() {
    var left = HUB.agentIn(alice, network, HUB.scoped(alice));
    var ended = HUB.agentIn(alice, network, HUB.scoped(alice));
    // one more network, so that leaving this one does not end it
    var _ = HUB.agentIn(alice, HUB.network(alice, JOIN_RULE_OPEN), left);
    left.client().leave(network.getId());
    HUB.registry.deregister(ended.id());
    evict(ended);

    assertThat(number(HUB.scoped(alice))).isEqualTo(FIRST + 2);
    assertThat(number(left)).isEqualTo(FIRST);
    var _ = HUB.registry.registerAgain(ended.record());
    assertThat(number(ended)).isEqualTo(FIRST + 1);
  }

  @Test
  void aNumberNamesItsNodeInItsNetwork() {
    var source = HUB.agentIn(alice, network, HUB.scoped(alice));
    var target = HUB.agentIn(alice, network, HUB.scoped(alice));
    var other = HUB.network(alice, JOIN_RULE_OPEN);
    var _ = HUB.agentIn(alice, other, target);
    var _ = HUB.agentIn(alice, other, source);
    var number = Integer.toUnsignedString(FIRST + 1);

    assertThat(
            alice
                .client()
                .members()
                .getMember(
                    GetMemberRequest.newBuilder()
                        .setNetwork(network.getId())
                        .setMember(Client.node(number))
                        .build())
                .getMember()
                .getNode())
        .isEqualTo(target.id());
    assertThat(alice.client().tag(network.getId(), Client.node(number), "api").getNode())
        .isEqualTo(target.id());
    var found = reach(source, FIRST + 1);
    assertThat(found)
        .extracting(NetworkReach::getNetwork, NetworkReach::getNode, NetworkReach::getNodeNumber)
        .containsExactly(
            tuple(network.getId(), target.id(), FIRST + 1),
            tuple(other.getId(), source.id(), FIRST + 1));
    assertThat(found).extracting(NetworkReach::getSourceNumber).containsExactly(FIRST, FIRST + 1);
  }

  @Test
  void aWatchTellsTheNumberInTheNetwork() {
    var target = HUB.agentIn(alice, network, HUB.scoped(alice));
    var source = HUB.agentIn(alice, network, HUB.scoped(alice));
    var told = new ArrayList<Integer>();
    var events = target.client().access().watchAccess(WatchAccessRequest.getDefaultInstance());
    while (told.isEmpty()) {
      var event = events.next();
      if (event.getEntry().getSourceNode().equals(source.id())) {
        told.add(event.getEntry().getSourceNumber());
      }
    }
    assertThat(told).containsExactly(FIRST + 1);
  }

  @Test
  void theBackboneIsNoWayToOrFromIt() {
    var scoped = HUB.agentIn(alice, network, HUB.scoped(alice));
    var agent = HUB.agentIn(alice, network);
    HUB.registry.trust(scoped.id(), agent.id());
    for (var pair : List.of(List.of(scoped, agent), List.of(agent, scoped))) {
      assertThat(isAllowed(pair.get(0), pair.get(1), "")).isFalse();
      assertThat(isAllowed(pair.get(0), pair.get(1), network.getId())).isTrue();
    }
  }

  @Test
  void of64AtOnceEachGetsItsOwn() throws Exception {
    var wide = HUB.network(unlimited(), JOIN_RULE_OPEN);
    var joins = new Together();
    for (int i = 0; i < 64; i++) {
      var node = HUB.scoped(alice);
      var client = i % 2 == 0 ? node.client() : new Client(SECOND.as(node.caller()));
      joins.call(() -> {
        var _ = client.join(wide.getId());
      });
    }
    assertThat(joins.run()).isEqualTo(64);
    assertThat(
            HUB.operator()
                .members()
                .listMembers(
                    ListMembersRequest.newBuilder()
                        .setNetwork(wide.getId())
                        .setKind(MemberKind.MEMBER_KIND_NODE)
                        .setPageSize(100)
                        .build())
                .getMembersList())
        .extracting(Member::getNumber)
        .containsExactlyElementsOf(IntStream.range(FIRST, FIRST + 64).boxed().toList());
    assertThat(Rows.broken(HUB.service)).isEmpty();
  }

  @Test
  void oneNodeThatJoinsManyTimesAtOnceHasOneNumber() throws Exception {
    var node = HUB.scoped(alice);
    var joins = new Together();
    for (int i = 0; i < 16; i++) {
      var client = i % 2 == 0 ? node.client() : new Client(SECOND.as(node.caller()));
      joins.call(() -> {
        var _ = client.join(network.getId());
      });
    }
    assertThat(joins.run()).isEqualTo(16);
    assertThat(nodes(network)).extracting(Member::getNumber).containsExactly(FIRST);
    assertThat(number(HUB.scoped(alice))).isEqualTo(FIRST + 1);
  }

  @Test
  void aDeletedNetworkKeepsNoNumbers() {
    var _ = HUB.agentIn(alice, network, HUB.scoped(alice));
    alice.client().delete(network.getId());
    assertThat(Rows.mentioning(HUB.service, network.getId())).isEmpty();
  }

  private static Hub.Person unlimited() {
    return HUB.person(limits -> limits.setAgentsPerNetwork(-1).setNetworksOwned(-1));
  }

  private int number(Hub.Agent node) {
    return node.client().join(network.getId()).getNumber();
  }

  private Member member(Hub.Agent node, Network in) {
    return nodes(in).stream()
        .filter(member -> member.getNode().equals(node.id()))
        .findFirst()
        .orElseThrow();
  }

  private List<Member> nodes(Network in) {
    return alice.client().list(in.getId()).stream().filter(Member::hasNode).toList();
  }

  private static List<NetworkReach> reach(Hub.Agent source, int number) {
    return HUB.asService()
        .memberships()
        .findReachable(
            FindReachableRequest.newBuilder()
                .setPrincipal(source.id())
                .addTargets(ReachTarget.newBuilder().setNumber(number))
                .build())
        .getResults(0)
        .getNetworksList();
  }

  private static boolean isAllowed(Hub.Agent source, Hub.Agent target, String network) {
    return source
        .client()
        .access()
        .checkAccess(
            CheckAccessRequest.newBuilder()
                .setSourceNode(source.id())
                .setTargetNode(target.id())
                .setNetwork(network)
                .build())
        .getAllowed();
  }

  private static void evict(Hub.Agent node) {
    var _ =
        HUB.asService()
            .memberships()
            .evictNode(
                EvictNodeRequest.newBuilder()
                    .setNode(node.id())
                    .setNodeIncarnation(node.record().getIncarnation())
                    .build());
  }
}
