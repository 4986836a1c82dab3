package io.coterie.registry;

import static io.coterie.registry.Requests.beat;
import static io.coterie.registry.Requests.get;
import static io.coterie.registry.Requests.resolve;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.identity.Caller;
import io.coterie.registry.v1.RegisterNodeRequest;
import io.coterie.registry.v1.RotateKeyRequest;
import io.coterie.testing.Refusal;
import io.grpc.Status.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class RotateKeyTest {
  private static final RegistryFixture FIXTURE = new RegistryFixture();

  private final Caller.AccountCaller alice = Callers.account();
  private final TestNode node = FIXTURE.node(alice, "");
  private final TestKey replacement = TestKey.create();

  @AfterAll
  static void close() {
    FIXTURE.close();
  }

  @Test
  void newKeyIsTheNodesFromThenOn() {
    var rotated = FIXTURE.as(node.caller()).rotateKey(request()).getNode();
    assertThat(rotated.getId()).isEqualTo(node.id());
    assertThat(rotated.getPublicKey()).isEqualTo(replacement.publicKey());
    assertThat(rotated.getEtag()).isNotEqualTo(node.node().getEtag());
    assertThat(register(replacement).getNode()).isEqualTo(rotated);
  }

  @Test
  void oldKeyIsRefusedForEver() {
    var _ = FIXTURE.as(alice).rotateKey(request());
    var refusal = Refusal.of(() -> register(node.key()));
    assertThat(refusal.code()).isEqualTo(Code.FAILED_PRECONDITION);
    assertThat(refusal.reason()).isEqualTo("KEY_RETIRED");

    var back = new TestNode(replacement, node.node());
    assertThat(refused(Requests.rotate(FIXTURE, back, node.key())).reason())
        .isEqualTo("KEY_RETIRED");
    var _ = FIXTURE.as(alice).deregisterNode(Requests.end(node.id()));
    assertThat(Refusal.of(() -> register(node.key())).reason()).isEqualTo("KEY_RETIRED");
  }

  @Test
  void keyOfAnyNodeIsInUse() {
    var other = FIXTURE.node();
    assertThat(refused(Requests.rotate(FIXTURE, node, other.key())).reason())
        .isEqualTo("KEY_IN_USE");
    assertThat(refused(Requests.rotate(FIXTURE, node, node.key())).reason())
        .isEqualTo("KEY_IN_USE");
  }

  @Test
  void bothKeysMustSign() {
    var good = request();
    var stranger = new TestNode(TestKey.create(), node.node());
    for (var bad :
        List.of(
            good.toBuilder().setNewKeySignature(good.getOldKeySignature()).build(),
            good.toBuilder().setOldKeySignature(good.getNewKeySignature()).build(),
            good.toBuilder().setChallenge(FIXTURE.challenge(node.key())).build(),
            Requests.rotate(FIXTURE, stranger, replacement))) {
      assertThat(refused(bad).reason()).isEqualTo("PROOF_INVALID");
    }
    assertThat(FIXTURE.as(alice).getNode(get(node.id())).getNode()).isEqualTo(node.node());
  }

  @Test
  void endOfAKeyIsInTheFutureAndNotTooFar() {
    var now = FIXTURE.clock().instant();
    for (var end : List.of(now, now.plus(Duration.ofDays(3654)))) {
      var refusal = refused(request().toBuilder().setKeyExpireTime(timestamp(end)).build());
      assertThat(refusal.reason()).isEqualTo("KEY_EXPIRY_INVALID");
      assertThat(refusal.fields()).containsExactly("key_expire_time");
    }
  }

  @Test
  void expiredKeyNeitherHeartbeatsNorResolves() {
    try (var fixture = new RegistryFixture()) {
      var expiring = fixture.node();
      var end = fixture.clock().instant().plusSeconds(10);
      var next = TestKey.create();
      var request =
          Requests.rotate(fixture, expiring, next).toBuilder()
              .setKeyExpireTime(timestamp(end))
              .build();
      assertThat(fixture.as(expiring.caller()).rotateKey(request).getNode().getKeyExpireTime())
          .isEqualTo(timestamp(end));
      var _ = fixture.as(expiring.caller()).heartbeat(beat());

      fixture.clock().advance(Duration.ofSeconds(10));
      var heartbeat = Refusal.of(() -> fixture.as(expiring.caller()).heartbeat(beat()));
      assertThat(heartbeat.code()).isEqualTo(Code.FAILED_PRECONDITION);
      assertThat(heartbeat.reason()).isEqualTo("KEY_EXPIRED");
      assertThat(
              Refusal.of(
                      () -> fixture.resolver(expiring.caller()).resolve(resolve(expiring.number())))
                  .reason())
          .isEqualTo("KEY_EXPIRED");

      var _ =
          fixture
              .as(expiring.caller())
              .rotateKey(
                  Requests.rotate(fixture, new TestNode(next, expiring.node()), TestKey.create()));
      assertThat(fixture.as(expiring.caller()).heartbeat(beat()).getLease().getSeconds())
          .isEqualTo(30);
    }
  }

  @Test
  void othersNodeIsTheSameBytesAsNone() {
    var request = request();
    var stranger = FIXTURE.as(Callers.account());
    var absent = request.toBuilder().setNode(NodeId.random().text()).build();
    assertThat(Refusal.of(() -> stranger.rotateKey(request)))
        .isEqualTo(Refusal.of(() -> stranger.rotateKey(absent)));
  }

  @Test
  void everyBadFieldIsNamed() {
    var shortBytes = ByteString.copyFromUtf8("short");
    var bad =
        RotateKeyRequest.newBuilder()
            .setNode("1")
            .setNewPublicKey(shortBytes)
            .setOldKeySignature(shortBytes)
            .setNewKeySignature(shortBytes)
            .setRequestId("no uuid")
            .build();
    assertThat(refused(bad).fields())
        .containsExactlyInAnyOrder(
            "node",
            "new_public_key",
            "challenge",
            "old_key_signature",
            "new_key_signature",
            "request_id");
  }

  private RotateKeyRequest request() {
    return Requests.rotate(FIXTURE, node, replacement);
  }

  private Refusal refused(RotateKeyRequest request) {
    return Refusal.of(() -> FIXTURE.as(alice).rotateKey(request));
  }

  private static io.coterie.registry.v1.RegisterNodeResponse register(TestKey key) {
    return FIXTURE
        .anonymous()
        .registerNode(FIXTURE.signed(key, RegisterNodeRequest.getDefaultInstance()));
  }

  private static Timestamp timestamp(Instant at) {
    return Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()).build();
  }
}
