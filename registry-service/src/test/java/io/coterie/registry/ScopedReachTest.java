package io.coterie.registry;

import static io.coterie.registry.Requests.ask;
import static io.coterie.registry.Requests.rename;
import static io.coterie.registry.Requests.resolve;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.access.v1.PortRange;
import io.coterie.access.v1.Protocol;
import io.coterie.platform.id.NodeId;
import io.coterie.registry.v1.RegisterNodeRequest;
import io.coterie.registry.v1.ResolveBatchRequest;
import io.coterie.registry.v1.ResolveRequest;
import io.coterie.registry.v1.ResolveResponse;
import io.coterie.registry.v1.ResolveResult;
import io.coterie.testing.Refusal;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Nodes that exist in networks only, resolved and resolving. */
class ScopedReachTest {
  private static final RegistryFixture FIXTURE = new RegistryFixture();
  private static final int FIRST = 0x8000_0000;

  private final FakeNetworkService.Network network = FIXTURE.network().network();
  private final TestNode self = FIXTURE.scopedNode(network);
  private final TestNode peer = FIXTURE.scopedNode(network);
  private final TestNode grounded = FIXTURE.node();

  ScopedReachTest() {
    network.members().add(grounded.id());
  }

  @AfterAll
  static void close() {
    FIXTURE.close();
  }

  @Test
  void areReachedAtTheirNetworksAddressByAnyNameThatCountsThere() {
    var _ = FIXTURE.as(peer.caller()).updateNode(rename(peer.id(), "mate"));
    for (var caller : List.of(self, grounded)) {
      for (var name : List.of(peer.id(), "mate", address("8000.0001"))) {
        var answer = resolved(caller, resolve(name));
        assertThat(answer.getNode()).isEqualTo(peer.id());
        assertThat(answer.getNumber()).isEqualTo(FIRST + 1);
        assertThat(answer.getAddress()).isEqualTo(address("8000.0001"));
        assertThat(answer.getNetwork()).isEqualTo(network.id().text());
      }
      var byNumber = resolve("2147483649", network.id().text());
      assertThat(resolved(caller, byNumber).getNode()).isEqualTo(peer.id());
      assertThat(reason(caller, resolve("2147483649"))).isEqualTo("NODE_NOT_FOUND");
    }
  }

  @Test
  void reachThoseOnTheBackboneAtTheirNetworksAddress() {
    var answer = resolved(self, resolve(grounded.id()));
    assertThat(answer.getNumber()).isEqualTo(grounded.node().getNumber());
    assertThat(answer.getAddress())
        .isEqualTo(address(grounded.node().getAddress().substring("0:0000.".length())));
    assertThat(resolved(self, resolve(answer.getAddress())).getNode()).isEqualTo(grounded.id());
  }

  @Test
  void findNobodyOnTheBackbone() {
    var open = FIXTURE.publicNode("shop");
    var _ = FIXTURE.trust(grounded.caller()).requestTrust(ask(self.id()));
    var absent = refused(self, resolve(NodeId.random().text()));
    for (var name :
        List.of(
            open.id(),
            "shop",
            open.number(),
            open.node().getAddress(),
            grounded.node().getAddress(),
            "0:0000.8000.0001")) {
      assertThat(refused(self, resolve(name))).isEqualTo(absent);
    }
    for (var name : List.of(grounded.node().getAddress(), open.node().getAddress())) {
      assertThat(refused(self, resolve(name, network.id().text()))).isEqualTo(absent);
    }
  }

  @Test
  void grantsNameTheNumbersOfTheNetworkThatIsDialled() {
    var grant = resolved(self, resolve(peer.id())).getFlowGrant().asReadOnlyByteBuffer();
    assertThat(grant.getInt(34)).isEqualTo(FIRST);
    assertThat(grant.getInt(38)).isEqualTo(FIRST + 1);
    assertThat(grant.getInt(42)).isEqualTo(network.number());
    var mixed = resolved(self, resolve(grounded.id())).getFlowGrant().asReadOnlyByteBuffer();
    assertThat(mixed.getInt(34)).isEqualTo(FIRST);
    assertThat(mixed.getInt(38)).isEqualTo(grounded.node().getNumber());
    assertThat(mixed.getInt(42)).isEqualTo(network.number());
  }

  @Test
  void oneNumberMeansAnotherNodeInAnotherNetwork() {
    var other = FIXTURE.network().network();
    var first = FIXTURE.scopedNode(other);
    network.members().add(first.id());
    other.members().add(self.id());
    assertThat(resolved(self, resolve(address("8000.0000"))).getNode()).isEqualTo(self.id());
    var there = "%d:%04X.8000.0000".formatted(other.number(), other.number());
    assertThat(resolved(self, resolve(there)).getNode()).isEqualTo(first.id());
    assertThat(resolved(self, resolve("2147483648", other.id().text())).getNode())
        .isEqualTo(first.id());
  }

  @Test
  void policiesOfTheNetworkHoldForThem() {
    network.allow(peer.id(), web());
    assertThat(resolved(self, resolve(peer.id())).getPortsList()).containsExactly(web());
    network.allow(peer.id());
    assertThat(refused(self, resolve(address("8000.0001"))))
        .isEqualTo(refused(self, resolve(NodeId.random().text())));
  }

  @Test
  void outsidersLearnNothing() {
    var owner = Callers.account();
    var outsider = FIXTURE.node(owner, "");
    var _ = FIXTURE.as(peer.caller()).updateNode(rename(peer.id(), "secret"));
    var absent = refused(outsider, resolve(NodeId.random().text()));
    var _ = FIXTURE.network().questions();
    var _ = refused(outsider, resolve("1:0001.0000.0001"));
    var work = FIXTURE.network().questions();
    for (var name :
        List.of(peer.id(), "secret", address("8000.0001"), "2147483649", "0:0000.8000.0001")) {
      assertThat(refused(outsider, resolve(name))).isEqualTo(absent);
      assertThat(FIXTURE.network().questions()).as("work done").isEqualTo(work);
    }
  }

  @Test
  void itsOwnAccountReachesItInSharedNetworksOnly() {
    var owner = Callers.account();
    var wanted =
        RegisterNodeRequest.newBuilder()
            .setBackbone(false)
            .setAccount(owner.account().text())
            .addNetworks(Requests.entry(network))
            .build();
    var node = FIXTURE.as(owner).registerNode(FIXTURE.signed(TestKey.create(), wanted)).getNode();
    assertThat(Refusal.of(() -> FIXTURE.resolver(owner).resolve(resolve(node.getId()))).reason())
        .isEqualTo("NODE_NOT_FOUND");
    network.members().add(owner.account().text());
    assertThat(FIXTURE.resolver(owner).resolve(resolve(node.getId())).getNetwork())
        .isEqualTo(network.id().text());
  }

  @Test
  void manyAreResolvedByOneQuestion() {
    var _ = FIXTURE.network().questions();
    var answer =
        FIXTURE
            .resolver(grounded.caller())
            .resolveBatch(
                ResolveBatchRequest.newBuilder()
                    .addTargets(address("8000.0001"))
                    .addTargets("2147483648")
                    .addTargets(self.id())
                    .addTargets(grounded.number())
                    .build());
    assertThat(FIXTURE.network().questions()).containsExactly("FindReachable");
    assertThat(answer.getResultsList())
        .extracting(ResolveResult::getResolved)
        .extracting(ResolveResponse::getNode)
        .containsExactly(peer.id(), "", self.id(), grounded.id());
  }

  private String address(String node) {
    return "%d:%04X.%s".formatted(network.number(), network.number(), node);
  }

  private static ResolveResponse resolved(TestNode caller, ResolveRequest request) {
    return FIXTURE.resolver(caller.caller()).resolve(request);
  }

  private static Refusal refused(TestNode caller, ResolveRequest request) {
    return Refusal.of(() -> resolved(caller, request));
  }

  private static String reason(TestNode caller, ResolveRequest request) {
    return refused(caller, request).reason();
  }

  private static PortRange web() {
    return PortRange.newBuilder()
        .setProtocol(Protocol.PROTOCOL_STREAM)
        .setFirst(80)
        .setLast(80)
        .build();
  }
}
