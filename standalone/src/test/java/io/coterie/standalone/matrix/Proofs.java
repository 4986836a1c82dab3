package io.coterie.standalone.matrix;

import com.google.protobuf.ByteString;
import io.coterie.registry.v1.CreateChallengeRequest;
import io.coterie.registry.v1.CreateChallengeResponse;
import io.coterie.registry.v1.NodeVisibility;
import io.coterie.registry.v1.RegisterNodeRequest;
import io.coterie.registry.v1.RotateKeyRequest;
import io.coterie.sdk.node.NodeKey;
import io.coterie.standalone.hub.TestHub;
import io.coterie.standalone.hub.TestHub.TestNode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.UUID;

/** Requests that only the holder of a node's key can make, from what the contract says of them. */
final class Proofs {
  private Proofs() {}

  /** Registers a new key, for an account or for nobody. */
  static RegisterNodeRequest registration(TestHub hub, String account) {
    return registration(hub, NodeKey.generate(), account);
  }

  static RegisterNodeRequest registration(TestHub hub, NodeKey key, String account) {
    var challenge = challenge(hub, key).getChallenge();
    var signed =
        signed("RegisterNode", challenge, ByteString.copyFromUtf8(account), ByteString.EMPTY);
    var visibility = NodeVisibility.NODE_VISIBILITY_PRIVATE;
    signed.write(visibility.getNumber());
    return RegisterNodeRequest.newBuilder()
        .setPublicKey(key.publicKey())
        .setChallenge(challenge)
        .setSignature(key.sign(signed.toByteArray()))
        .setAccount(account)
        .setVisibility(visibility)
        .build();
  }

  /** Gives a node a new key. */
  static RotateKeyRequest rotation(TestHub hub, TestNode node) {
    var replacement = NodeKey.generate();
    var challenge = challenge(hub, replacement).getChallenge();
    var signed =
        signed("RotateKey", challenge, ByteString.copyFromUtf8(node.id()), replacement.publicKey())
            .toByteArray();
    return RotateKeyRequest.newBuilder()
        .setNode(node.id())
        .setNewPublicKey(replacement.publicKey())
        .setChallenge(challenge)
        .setOldKeySignature(node.key().sign(signed))
        .setNewKeySignature(replacement.sign(signed))
        .build();
  }

  /** A node's signed word that it is itself. */
  static String assertion(TestHub hub, TestNode node) {
    var now = Clock.systemUTC().instant().getEpochSecond();
    var claims =
        "{\"iss\":\"%1$s\",\"sub\":\"%1$s\",\"aud\":\"%2$s\",\"iat\":%3$s,\"exp\":%4$s,\"jti\":\"%5$s\"}"
            .formatted(
                node.id(),
                challenge(hub, node.key()).getDeployment(),
                now,
                now + 60,
                UUID.randomUUID());
    var signed = encoded("{\"alg\":\"EdDSA\",\"typ\":\"JWT\"}") + "." + encoded(claims);
    var signature = node.key().sign(signed.getBytes(StandardCharsets.US_ASCII));
    return signed
        + "."
        + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.toByteArray());
  }

  private static CreateChallengeResponse challenge(TestHub hub, NodeKey key) {
    return hub.nobody()
        .registry()
        .createChallenge(CreateChallengeRequest.newBuilder().setPublicKey(key.publicKey()).build());
  }

  private static ByteArrayOutputStream signed(String method, ByteString... parts) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(("coterie.registry.v1." + method).getBytes(StandardCharsets.US_ASCII));
    bytes.write(0);
    for (var part : parts) {
      bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(part.size()).array());
      bytes.writeBytes(part.toByteArray());
    }
    return bytes;
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
