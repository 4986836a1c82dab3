package io.coterie.registry;

import static io.coterie.registry.Requests.ask;
import static io.coterie.registry.Requests.beat;
import static io.coterie.registry.Requests.resolve;
import static io.coterie.registry.Requests.revoke;
import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.nimbusds.jose.jwk.JWKSet;
import io.coterie.feed.v1.FeedRecord;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.identity.Ed25519;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.upkeep.Upkeep;
import io.coterie.registry.v1.GetGrantKeySetRequest;
import io.coterie.registry.v1.NodeDirectoryServiceGrpc;
import io.coterie.registry.v1.NodeRecord;
import io.coterie.registry.v1.ResolveServiceGrpc;
import io.coterie.relay.v1.GetGrantKeysRequest;
import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.ShortId;
import io.coterie.relay.wire.grant.FlowGrant;
import io.coterie.relay.wire.grant.SignedGrant;
import io.coterie.testing.ServiceFixture;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Grants as relays see them: nothing but bytes and the key set. */
class FlowGrantTest {
  private final RegistryFixture fixture =
      new RegistryFixture(Map.of("registry.grants.rotate-every", "1d"));
  private final TestNode self = fixture.node();
  private final TestNode peer = fixture.node();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void grantSaysWhoReachesWhomThroughWhatAndForHowLong() throws Exception {
    var network = fixture.network().network(self.id(), peer.id());
    network.allow("node_unconcerned");
    var heartbeat = beat("192.0.2.7:4000").toBuilder().setHomeRelay("relay-1").build();
    var _ = fixture.as(peer.caller()).heartbeat(heartbeat);
    var grant = read(grant(peer.id()));
    assertThat(grant.basis())
        .isEqualTo(
            new FlowGrant.Basis(
                FlowGrant.Kind.NETWORK, Optional.of(ShortId.of(network.id().text())), 1));
    assertThat(grant.source())
        .isEqualTo(
            new FlowGrant.End(
                ShortId.of(self.id()),
                self.node().getNumber(),
                shortened(network.incarnation(self.id())),
                network.version(self.id())));
    assertThat(grant.target())
        .isEqualTo(
            new FlowGrant.End(
                ShortId.of(peer.id()),
                peer.node().getNumber(),
                shortened(network.incarnation(peer.id())),
                network.version(peer.id())));
    assertThat(grant.sourceKey()).isEqualTo(self.key().publicKey().toByteArray());
    assertThat(grant.homeRelay()).isEqualTo("relay-1");
    assertThat(grant.issued()).isEqualTo(fixture.clock().instant().truncatedTo(SECONDS));
    assertThat(grant.expires()).isEqualTo(grant.issued().plusSeconds(300));
  }

  @Test
  void everyGrantHasASecretOfItsOwn() throws Exception {
    fixture.network().network(self.id(), peer.id());
    assertThat(read(grant(peer.id())).secret()).isNotEqualTo(read(grant(peer.id())).secret());
  }

  @Test
  void beingPublicIsBoundToTheRegistrations() throws Exception {
    var open = fixture.publicNode("open");
    var grant = read(grant(open.id()));
    assertThat(grant.basis())
        .isEqualTo(new FlowGrant.Basis(FlowGrant.Kind.PUBLIC, Optional.empty(), 0));
    assertBoundToRegistration(grant.source(), self);
    assertBoundToRegistration(grant.target(), open);
  }

  @Test
  void trustIsBoundToItsOwnVersionAndToTheRegistrations() throws Exception {
    assertThat(read(grantByTrust()).basis().version())
        .isEqualTo(trustChange(1).getVersion())
        .isPositive();
    var _ = fixture.trust(self.caller()).revokeTrust(revoke(peer.id()));
    var next = read(grantByTrust());
    assertThat(next.basis().kind()).isEqualTo(FlowGrant.Kind.TRUST);
    assertThat(next.basis().network()).isEmpty();
    assertThat(next.basis().version())
        .isEqualTo(trustChange(3).getVersion())
        .as("newer than the end of the first")
        .isGreaterThan(trustChange(2).getVersion());
    assertBoundToRegistration(next.source(), self);
    assertBoundToRegistration(next.target(), peer);
  }

  @Test
  void changeOfANodeIsInTheNextGrant() throws Exception {
    var open = fixture.publicNode("open");
    long before = read(grant(open.id())).target().version();
    var _ = fixture.as(open.caller()).updateNode(Requests.rename(open.id(), "other"));
    assertThat(read(grant(open.id())).target().version()).isGreaterThan(before);
  }

  @Test
  void accountsGetNoGrants() {
    var account = Callers.account();
    fixture.network().network(account.account().text(), peer.id());
    var answer = fixture.resolver(account).resolve(resolve(peer.id()));
    assertThat(answer.getPortsList()).isNotEmpty();
    assertThat(answer.getFlowGrant()).isEqualTo(ByteString.EMPTY);
    assertThat(fixture.resolver(self.caller()).resolve(resolve(self.id())).getFlowGrant())
        .as("nor does a node for itself")
        .isEqualTo(ByteString.EMPTY);
    var network = fixture.network().network(self.id(), peer.id());
    var inNetwork = resolve(self.id()).toBuilder().setNetwork(network.id().text()).build();
    assertThat(fixture.resolver(self.caller()).resolve(inNetwork).getFlowGrant())
        .as("nor in a network")
        .isEqualTo(ByteString.EMPTY);
  }

  @Test
  void grantOfOneReplicaIsKnownAtTheOtherAndOutlivesTheChangeOfKeys() throws Exception {
    fixture.network().network(self.id(), peer.id());
    var second = fixture.replica(Map.of("registry.grants.rotate-every", "1d"));
    var stub = ResolveServiceGrpc.newBlockingStub(second.as(self.caller()));
    var first = stub.resolve(resolve(peer.id())).getFlowGrant();
    assertThat(isGood(first, fixture.service())).isTrue();

    fixture.clock().advance(Duration.ofDays(1).minusMinutes(10));
    upkeep(second);
    var last = grant(peer.id());
    fixture.clock().advance(Duration.ofMinutes(14));
    upkeep(second);
    assertThat(isGood(last, fixture.service())).isTrue();
    assertThat(isGood(last, second)).isTrue();
    var next = grant(peer.id());
    assertThat(read(next).keyId()).isNotEqualTo(read(last).keyId());
    assertThat(isGood(next, second)).isTrue();
  }

  @Test
  void nodesAreToldTheKeysThatRelaysAreTold() throws Exception {
    fixture.network().network(self.id(), peer.id());
    var grant = SignedGrant.parse(grant(peer.id()).toByteArray());
    var told =
        new RelayFixture(fixture.service())
            .as(peer.caller())
            .getGrantKeys(GetGrantKeysRequest.getDefaultInstance());
    assertThat(told.getMaxAge().getSeconds()).isPositive();
    assertThat(told.getKeysList())
        .filteredOn(key -> key.getId().equals(bytes(grant.grant().keyId())))
        .singleElement()
        .satisfies(key ->
            assertThat(
                    grant.isSignedWith(
                        Ed25519.publicKey(key.getPublicKey().toByteArray()).orElseThrow()))
                .isTrue());
  }

  private static ByteString bytes(UUID id) {
    return ByteString.copyFrom(
        ByteBuffer.allocate(16)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .flip());
  }

  private void upkeep(ServiceFixture second) {
    fixture.service().instance(Upkeep.class).run();
    second.instance(Upkeep.class).run();
  }

  private ByteString grantByTrust() {
    var _ = fixture.trust(self.caller()).requestTrust(ask(peer.id()));
    var _ = fixture.trust(peer.caller()).requestTrust(ask(self.id()));
    return grant(peer.id());
  }

  private FeedRecord trustChange(int number) {
    return Feed.read(fixture, "trust", number).get(number - 1);
  }

  private void assertBoundToRegistration(FlowGrant.End end, TestNode node) {
    var record = record(node);
    assertThat(end)
        .isEqualTo(
            new FlowGrant.End(
                ShortId.of(node.id()),
                node.node().getNumber(),
                ShortId.of(record.getIncarnation()),
                record.getVersion()));
  }

  private ByteString grant(String target) {
    return fixture.resolver(self.caller()).resolve(resolve(target)).getFlowGrant();
  }

  private static boolean isGood(ByteString grant, ServiceFixture replica) throws Exception {
    var jwks =
        NodeDirectoryServiceGrpc.newBlockingStub(replica.asService(ServiceName.AUTH))
            .getGrantKeySet(GetGrantKeySetRequest.getDefaultInstance())
            .getJwks();
    var key = JWKSet.parse(jwks).getKeyByKeyId(read(grant).keyId().toString()).toOctetKeyPair();
    return SignedGrant.parse(grant.toByteArray())
        .isSignedWith(Ed25519.publicKey(key.getX().decode()).orElseThrow());
  }

  private static FlowGrant read(ByteString grant) throws MalformedFrameException {
    return SignedGrant.parse(grant.toByteArray()).grant();
  }

  private NodeRecord record(TestNode node) {
    return fixture.directory().batchGetNodes(Requests.batch(node.id())).getNodes(0);
  }

  private static ShortId shortened(Incarnation incarnation) {
    return ShortId.of(incarnation.text());
  }
}
