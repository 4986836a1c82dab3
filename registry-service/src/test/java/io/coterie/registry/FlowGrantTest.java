package io.coterie.registry;

import static io.coterie.registry.Requests.ask;
import static io.coterie.registry.Requests.beat;
import static io.coterie.registry.Requests.resolve;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.nimbusds.jose.jwk.JWKSet;
import io.coterie.platform.identity.Ed25519;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.upkeep.Upkeep;
import io.coterie.registry.v1.GetGrantKeySetRequest;
import io.coterie.registry.v1.NodeDirectoryServiceGrpc;
import io.coterie.registry.v1.ResolveServiceGrpc;
import io.coterie.testing.ServiceFixture;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
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
    assertThat(grant.basis()).isEqualTo(1);
    assertThat(grant.source()).isEqualTo(self.id().substring(5));
    assertThat(grant.target()).isEqualTo(peer.id().substring(5));
    assertThat(grant.sourceIncarnation())
        .isEqualTo(network.incarnation(self.id()).text().substring(4));
    assertThat(grant.targetIncarnation())
        .isEqualTo(network.incarnation(peer.id()).text().substring(4));
    assertThat(grant.network()).isEqualTo(network.id().text().substring(4));
    assertThat(grant.policyVersion()).isEqualTo(1);
    assertThat(grant.relay()).isEqualTo("relay-1");
    assertThat(grant.issued()).isEqualTo(fixture.clock().instant().getEpochSecond());
    assertThat(grant.expiry()).isEqualTo(grant.issued() + 300);
  }

  @Test
  void everyGrantHasASecretOfItsOwn() throws Exception {
    fixture.network().network(self.id(), peer.id());
    assertThat(read(grant(peer.id())).secret()).isNotEqualTo(read(grant(peer.id())).secret());
  }

  @Test
  void trustAndBeingPublicAreBoundToTheRegistrations() throws Exception {
    var open = fixture.publicNode("open");
    assertThat(read(grant(open.id())).basis()).isEqualTo(3);
    var _ = fixture.trust(self.caller()).requestTrust(ask(peer.id()));
    var _ = fixture.trust(peer.caller()).requestTrust(ask(self.id()));
    var grant = read(grant(peer.id()));
    assertThat(grant.basis()).isEqualTo(2);
    assertThat(grant.targetIncarnation())
        .isEqualTo(
            fixture
                .directory()
                .batchGetNodes(Requests.batch(peer.id()))
                .getNodes(0)
                .getIncarnation()
                .substring(4));
    assertThat(grant.network()).isEqualTo("\0".repeat(26));
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
    assertThat(read(next).key()).isNotEqualTo(read(last).key());
    assertThat(isGood(next, second)).isTrue();
  }

  private void upkeep(ServiceFixture second) {
    fixture.service().instance(Upkeep.class).run();
    second.instance(Upkeep.class).run();
  }

  private ByteString grant(String target) {
    return fixture.resolver(self.caller()).resolve(resolve(target)).getFlowGrant();
  }

  private static boolean isGood(ByteString grant, ServiceFixture replica) throws ParseException {
    var jwks =
        NodeDirectoryServiceGrpc.newBlockingStub(replica.asService(ServiceName.AUTH))
            .getGrantKeySet(GetGrantKeySetRequest.getDefaultInstance())
            .getJwks();
    var key = JWKSet.parse(jwks).getKeyByKeyId(read(grant).key().toString()).toOctetKeyPair();
    int end = grant.size() - 64;
    return Ed25519.verify(
        Ed25519.publicKey(key.getX().decode()).orElseThrow(),
        ByteString.copyFromUtf8("coterie.relay.v1.FlowGrant\0")
            .concat(grant.substring(0, end))
            .toByteArray(),
        grant.substring(end).toByteArray());
  }

  /** What docs/flow-grants.md says is in it. */
  private record Read(
      int basis,
      UUID key,
      long issued,
      long expiry,
      long policyVersion,
      String network,
      String source,
      String sourceIncarnation,
      String target,
      String targetIncarnation,
      ByteString secret,
      String relay) {}

  private static Read read(ByteString grant) {
    var in = ByteBuffer.wrap(grant.toByteArray());
    assertThat(in.get()).isEqualTo((byte) 1);
    int basis = in.get();
    var key = new UUID(in.getLong(), in.getLong());
    long issued = in.getLong();
    long expiry = in.getLong();
    in.position(in.position() + 12);
    return new Read(
        basis,
        key,
        issued,
        expiry,
        in.getLong(),
        text(in, 26),
        text(in, 26),
        text(in, 26),
        text(in, 26),
        text(in, 26),
        ByteString.copyFrom(in.slice(in.position(), 32)),
        text(in.position(in.position() + 32), in.get()));
  }

  private static String text(ByteBuffer in, int length) {
    var bytes = new byte[length];
    in.get(bytes);
    return new String(bytes, StandardCharsets.US_ASCII);
  }
}
