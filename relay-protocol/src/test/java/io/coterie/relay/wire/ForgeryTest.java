package io.coterie.relay.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.relay.wire.credential.RelayCredential;
import io.coterie.relay.wire.credential.RelayKey;
import io.coterie.relay.wire.frame.Bind;
import io.coterie.relay.wire.frame.Ping;
import io.coterie.relay.wire.frame.SealedFrame;
import io.coterie.relay.wire.grant.SignedGrant;
import io.coterie.relay.wire.probe.Probe;
import io.coterie.relay.wire.probe.ProbeKeys;
import io.coterie.relay.wire.seal.SealingKey;
import java.security.KeyPairGenerator;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Not one bit of what is sealed, signed or under a MAC can be another. */
final class ForgeryTest {
  private static final int BYTE = 8;

  @Test
  void credentialIsOfOneRelay() {
    var sealed = Samples.CREDENTIAL.seal(Samples.KEY);
    assertThat(sealed).hasSize(RelayCredential.LENGTH);
    assertThat(RelayCredential.open(Samples.KEY, sealed).orElseThrow())
        .usingRecursiveComparison()
        .isEqualTo(Samples.CREDENTIAL);
    assertThat(RelayCredential.open(new RelayKey(Samples.counting(32, 1)), sealed)).isEmpty();
  }

  @Test
  void noBitOfACredentialCanBeAnother() {
    var sealed = Samples.CREDENTIAL.seal(Samples.KEY);
    // the key id only says which key to try
    for (int bit = 0; bit < sealed.length * BYTE; bit++) {
      if (bit < BYTE || bit >= 5 * BYTE) {
        assertThat(RelayCredential.open(Samples.KEY, flipped(sealed, bit))).isEmpty();
      }
    }
  }

  @Test
  void noBitOfABindCanBeAnother() throws Exception {
    var credential = Samples.CREDENTIAL.seal(Samples.KEY);
    var bytes = Bind.encode(Samples.ATTEMPT, Samples.COOKIE, credential, Samples.SESSION_SECRET);
    assertThat(bytes).hasSize(Bind.LENGTH);
    assertThat(Bind.parse(bytes).isMadeWith(Samples.SESSION_SECRET)).isTrue();
    for (int bit = 2 * BYTE; bit < bytes.length * BYTE; bit++) {
      var forged = Bind.parse(flipped(bytes, bit));
      assertThat(forged.isMadeWith(Samples.SESSION_SECRET)).isFalse();
    }
  }

  @Test
  void noBitOfASealedFrameCanBeAnother() throws Exception {
    var key = new SealingKey(Samples.counting(16, 0));
    var bytes = SealedFrame.encode(1, 2, key, new Ping(3));
    for (int bit = 0; bit < bytes.length * BYTE; bit++) {
      assertThat(SealedFrame.parse(flipped(bytes, bit)).open(key)).isEmpty();
    }
  }

  @Test
  void noBitOfAProbeCanBeAnother() {
    var keys = ProbeKeys.of(Samples.FLOW_SECRET);
    var bytes = new Probe(true, keys.name(), 1, Optional.of(Samples.V4)).toBytes(keys.fromSource());
    assertThat(Probe.isAuthentic(bytes, keys.fromSource())).isTrue();
    assertThat(Probe.isAuthentic(bytes, keys.fromTarget())).isFalse();
    for (int bit = 0; bit < bytes.length * BYTE; bit++) {
      assertThat(Probe.isAuthentic(flipped(bytes, bit), keys.fromSource())).isFalse();
    }
  }

  @Test
  void noBitOfAGrantCanBeAnother() throws Exception {
    var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    var other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    var signed = SignedGrant.sign(Samples.GRANT, pair.getPrivate());
    var read = SignedGrant.parse(signed.bytes());
    assertThat(read.grant()).usingRecursiveComparison().isEqualTo(Samples.GRANT);
    assertThat(read.isSignedWith(pair.getPublic())).isTrue();
    assertThat(read.isSignedWith(other.getPublic())).isFalse();
    for (int bit = 0; bit < signed.bytes().length * BYTE; bit += 5) {
      assertThat(isTaken(flipped(signed.bytes(), bit), pair.getPublic())).isFalse();
    }
  }

  private static boolean isTaken(byte[] grant, java.security.PublicKey key) {
    try {
      return SignedGrant.parse(grant).isSignedWith(key);
    } catch (MalformedFrameException _) {
      return false;
    }
  }

  private static byte[] flipped(byte[] bytes, int bit) {
    var copy = bytes.clone();
    copy[bit / BYTE] ^= (byte) (1 << (bit % BYTE));
    return copy;
  }
}
