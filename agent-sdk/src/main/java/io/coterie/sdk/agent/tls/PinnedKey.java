package io.coterie.sdk.agent.tls;

import com.google.protobuf.ByteString;
import java.util.HexFormat;

/**
 * The Ed25519 key that a node has to prove itself with.
 *
 * @param raw 32 bytes
 */
public record PinnedKey(ByteString raw) {
  public PinnedKey {
    if (raw.size() != RawKey.LENGTH) {
      throw new IllegalArgumentException("an Ed25519 key has " + RawKey.LENGTH + " bytes");
    }
  }

  byte[] bytes() {
    return raw.toByteArray();
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes());
  }
}
