package io.coterie.registry.proof;

import com.google.protobuf.ByteString;
import io.coterie.platform.db.SharedKeys;
import io.coterie.registry.failure.RegistryFailure;
import io.coterie.registry.failure.RegistryReason;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Challenges that nobody has to remember: the end of the challenge (seconds since 1970, 8 bytes)
 * and HMAC-SHA256 over it and the public key, under a key that all replicas share.
 */
public final class Challenges {
  private static final Duration LIFE = Duration.ofMinutes(1);
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;
  private final Clock clock;

  @Inject
  Challenges(SharedKeys keys, Clock clock) {
    this.key = new SecretKeySpec(keys.symmetric("node-challenges").getEncoded(), ALGORITHM);
    this.clock = clock;
  }

  /** A challenge for proof of this key. */
  public Challenge create(NodeKey proven) {
    long end = clock.instant().plus(LIFE).getEpochSecond();
    var bytes = ByteBuffer.allocate(Long.BYTES).putLong(end).array();
    return new Challenge(
        ByteString.copyFrom(bytes).concat(ByteString.copyFrom(code(bytes, proven))),
        Instant.ofEpochSecond(end));
  }

  /**
   * Accepts a proof of the key: its signature over a challenge that was given here, for this key,
   * less than a minute ago.
   *
   * @throws io.coterie.platform.failure.FailureException PROOF_INVALID, without a hint what is
   *     wrong
   */
  public void requireProof(NodeKey proven, SignedChallenge proof) {
    if (!holds(proof.challenge(), proven) || !proven.signed(proof.signed(), proof.signature())) {
      throw new RegistryFailure.Plain(RegistryReason.PROOF_INVALID).exception();
    }
  }

  private boolean holds(ByteString challenge, NodeKey proven) {
    if (challenge.size() <= Long.BYTES) {
      return false;
    }
    var bytes = challenge.toByteArray();
    var end = Arrays.copyOf(bytes, Long.BYTES);
    var code = Arrays.copyOfRange(bytes, Long.BYTES, bytes.length);
    return MessageDigest.isEqual(code, code(end, proven))
        && clock.instant().getEpochSecond() < ByteBuffer.wrap(end).getLong();
  }

  private byte[] code(byte[] end, NodeKey proven) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(end);
      return mac.doFinal(proven.raw().toByteArray());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA256", e);
    }
  }

  /** Something to sign, until its end. */
  public record Challenge(ByteString bytes, Instant end) {}
}
