package io.coterie.registry;

import static io.coterie.registry.Requests.beat;
import static io.coterie.registry.Requests.end;
import static io.coterie.registry.Requests.rename;
import static io.coterie.registry.Requests.resolve;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.platform.id.Address;
import io.coterie.platform.id.NetworkNumber;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.NodeNumber;
import io.coterie.platform.identity.Caller;
import io.coterie.registry.v1.Presence;
import io.coterie.registry.v1.ResolveRequest;
import io.coterie.registry.v1.ResolveResponse;
import io.coterie.testing.Refusal;
import io.grpc.Status.Code;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ResolveTest {
  private static final RegistryFixture FIXTURE = new RegistryFixture();

  private final TestNode self = FIXTURE.node();
  private final TestNode peer = FIXTURE.node();

  @AfterAll
  static void close() {
    FIXTURE.close();
  }

  @Test
  void sharedNetworkResolvesAllNamesOfANode() {
    var _ = FIXTURE.as(peer.caller()).updateNode(rename(peer.id(), "worker"));
    var _ = FIXTURE.as(peer.caller()).heartbeat(beat("192.0.2.7:4000"));
    var network = FIXTURE.network().network(self.id(), peer.id());
    var there = address(network.number(), peer);
    var backbone = peer.node().getAddress();

    assertThat(resolved(resolve(there)).getAddress()).isEqualTo(there);
    assertThat(resolved(resolve("worker")).getAddress()).isEqualTo(there);
    assertThat(resolved(resolve(peer.number())).getAddress()).isEqualTo(backbone);
    assertThat(resolved(resolve(peer.id())).getAddress()).isEqualTo(backbone);
    assertThat(resolved(resolve(backbone)).getAddress()).isEqualTo(backbone);
    assertThat(resolved(resolve("worker", network.id().text())).getAddress()).isEqualTo(there);
    assertThat(resolved(resolve(peer.number(), "" + network.number())).getAddress())
        .isEqualTo(there);

    var answer = resolved(resolve("worker"));
    assertThat(answer.getNode()).isEqualTo(peer.id());
    assertThat(answer.getNumber()).isEqualTo(peer.node().getNumber());
    assertThat(answer.getHostname()).isEqualTo("worker");
    assertThat(answer.getPublicKey()).isEqualTo(peer.key().publicKey());
    assertThat(answer.getEndpointsList()).containsExactly("192.0.2.7:4000");
    assertThat(answer.getPresence()).isEqualTo(Presence.PRESENCE_ONLINE);
  }

  @Test
  void unreachableNodeIsTheSameBytesAsNone() {
    var _ = FIXTURE.as(peer.caller()).updateNode(rename(peer.id(), "secret"));
    var elsewhere = FIXTURE.network().network(peer.id());
    var _ = FIXTURE.network().questions();
    var absent = refused(resolve(NodeId.random().text()));
    var work = FIXTURE.network().questions();
    assertThat(absent.code()).isEqualTo(Code.NOT_FOUND);
    assertThat(absent.reason()).isEqualTo("NODE_NOT_FOUND");
    assertThat(refused(resolve(peer.id()))).isEqualTo(absent);
    assertThat(work).containsExactly("FindReachable");
    assertThat(FIXTURE.network().questions()).isEqualTo(work);

    for (var target :
        List.of(
            peer.number(),
            peer.node().getAddress(),
            "secret",
            "nobodys",
            "2147483647",
            address(elsewhere.number(), peer),
            "4000000000:EE6B.2800.0000.0001")) {
      assertThat(refused(resolve(target))).as(target).isEqualTo(absent);
    }
  }

  @Test
  void networkThatIsNotTheCallersIsTheSameBytesAsNone() {
    var elsewhere = FIXTURE.network().network(peer.id());
    var absent = refused(resolve(peer.id(), "net_00000000000000000000000000"));
    assertThat(absent.reason()).isEqualTo("NETWORK_NOT_FOUND");
    assertThat(refused(resolve(peer.id(), elsewhere.id().text()))).isEqualTo(absent);
  }

  @Test
  void nodeThatIsNotInTheNamedNetworkIsNone() {
    FIXTURE.network().network(self.id(), peer.id());
    var other = FIXTURE.network().network(self.id());
    var absent = refused(resolve(NodeId.random().text(), other.id().text()));
    assertThat(absent.reason()).isEqualTo("NODE_NOT_FOUND");
    assertThat(refused(resolve(peer.id(), other.id().text()))).isEqualTo(absent);
    assertThat(refused(resolve(address(other.number(), peer)))).isEqualTo(absent);
  }

  @Test
  void addressMeansItsOwnNetwork() {
    var network = FIXTURE.network().network(self.id(), peer.id());
    var second = FIXTURE.network().network(self.id(), peer.id());
    assertThat(refused(resolve(address(second.number(), peer), network.id().text())).reason())
        .isEqualTo("NODE_NOT_FOUND");
  }

  @Test
  void publicNodeIsResolvedByAnybody() {
    var open = FIXTURE.publicNode("service");
    for (Caller caller : List.of(self.caller(), Callers.account())) {
      for (var target : List.of("service", open.id(), open.number(), open.node().getAddress())) {
        var answer = FIXTURE.resolver(caller).resolve(resolve(target));
        assertThat(answer.getNode()).isEqualTo(open.id());
        assertThat(answer.getAddress()).isEqualTo(open.node().getAddress());
      }
    }
  }

  @Test
  void networkTokenResolvesInsideItsNetworkOnly() {
    var _ = FIXTURE.as(peer.caller()).updateNode(rename(peer.id(), "colleague"));
    var open = FIXTURE.publicNode("elsewhere");
    var inside = FIXTURE.network().network(self.id(), peer.id());
    var outside = FIXTURE.network().network(self.id(), open.id());
    var bound = FIXTURE.resolver(self.callerIn(inside.id()));

    var there = address(inside.number(), peer);
    assertThat(bound.resolve(resolve("colleague")).getAddress()).isEqualTo(there);
    assertThat(bound.resolve(resolve(there)).getAddress()).isEqualTo(there);
    assertThat(bound.resolve(resolve(peer.id(), outside.id().text())).getAddress())
        .as("a scope that is named gives way to the token's")
        .isEqualTo(there);
    for (var target :
        List.of(open.id(), "elsewhere", open.number(), address(outside.number(), open), "absent")) {
      assertThat(Refusal.of(() -> bound.resolve(resolve(target))).reason())
          .isEqualTo("NODE_NOT_FOUND");
    }
  }

  @Test
  void nodesOfOneAccountMeetInANetworkOrNotAtAll() {
    var owner = Callers.account();
    var one = FIXTURE.node(owner, "");
    var two = FIXTURE.node(owner, "");
    assertThat(Refusal.of(() -> FIXTURE.resolver(one.caller()).resolve(resolve(two.id()))).reason())
        .isEqualTo("NODE_NOT_FOUND");
    FIXTURE.network().network(one.id(), two.id());
    assertThat(FIXTURE.resolver(one.caller()).resolve(resolve(two.id())).getNode())
        .isEqualTo(two.id());
  }

  @Test
  void deregisteredNodeIsGone() {
    FIXTURE.network().network(self.id(), peer.id());
    var absent = refused(resolve(NodeId.random().text()));
    var _ = FIXTURE.as(peer.caller()).deregisterNode(end(peer.id()));
    assertThat(refused(resolve(peer.id()))).isEqualTo(absent);
  }

  @Test
  void silentNetworkServiceDeniesAccess() {
    try (var fixture = new RegistryFixture()) {
      var one = fixture.node();
      var two = fixture.node();
      fixture.network().network(one.id(), two.id());
      fixture.network().mood(FakeNetworkService.Mood.DOWN);
      var refusal = Refusal.of(() -> fixture.resolver(one.caller()).resolve(resolve(two.id())));
      assertThat(refusal.code()).isEqualTo(Code.UNAVAILABLE);
      assertThat(refusal.reason()).isEqualTo("DEPENDENCY_DOWN");
    }
  }

  @Test
  void badFieldsAreNamed() {
    for (var target : List.of("", "a_b", "1:0001", "1:0002.0000.0001", "1:0001.0000.0000")) {
      assertThat(refused(resolve(target)).fields()).containsExactly("target");
    }
    assertThat(refused(resolve("Bad", "n".repeat(121))).fields())
        .containsExactlyInAnyOrder("target", "network");
  }

  private ResolveResponse resolved(ResolveRequest request) {
    return FIXTURE.resolver(self.caller()).resolve(request);
  }

  private Refusal refused(ResolveRequest request) {
    return Refusal.of(() -> FIXTURE.resolver(self.caller()).resolve(request));
  }

  private static String address(int network, TestNode node) {
    return new Address(
            NetworkNumber.ofUnsigned(network), NodeNumber.ofUnsigned(node.node().getNumber()))
        .toString();
  }
}
