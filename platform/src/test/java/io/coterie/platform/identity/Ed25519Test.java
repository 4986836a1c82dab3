package io.coterie.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Ed25519Test {
  private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.UTF_8);

  @Test
  void rawKeysComeBackForEverySign() {
    for (int i = 0; i < 50; i++) {
      var pair = Ed25519.generate();
      var raw = Ed25519.raw(pair.getPublic());

      assertThat(Ed25519.publicKey(raw)).contains(pair.getPublic());
    }
  }

  /** RFC 8032, 7.1, test 1: a signature over nothing. */
  @Test
  void theRfcsVectorVerifies() {
    var hex = HexFormat.of();
    var key =
        Ed25519.publicKey(
                hex.parseHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"))
            .orElseThrow();
    var signature =
        hex.parseHex(
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");

    assertThat(Ed25519.verify(key, new byte[0], signature)).isTrue();
    assertThat(Ed25519.verify(key, MESSAGE, signature)).isFalse();
  }

  @Test
  void malformedSignaturesAreWrongNotFatal() {
    var pair = Ed25519.generate();

    assertThat(Ed25519.verify(pair.getPublic(), MESSAGE, new byte[64])).isFalse();
    assertThat(Ed25519.verify(pair.getPublic(), MESSAGE, new byte[3])).isFalse();
    assertThat(Ed25519.publicKey(new byte[31])).isEmpty();
  }
}
