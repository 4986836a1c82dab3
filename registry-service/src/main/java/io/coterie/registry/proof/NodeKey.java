package io.coterie.registry.proof;

import com.google.protobuf.ByteString;
import io.coterie.platform.identity.Ed25519;

/**
 * A node's Ed25519 public key.
 *
 * @param raw 32 bytes, as in RFC 8032
 */
public record NodeKey(ByteString raw) {
  public NodeKey {
    if (raw.size() != 32) {
      throw new IllegalArgumentException("an Ed25519 public key has 32 bytes");
    }
  }

  public static NodeKey of(byte[] raw) {
    return new NodeKey(ByteString.copyFrom(raw));
  }

  /** Whether this key's owner signed the bytes; never, if these 32 bytes are no key. */
  public boolean signed(ByteString bytes, ByteString signature) {
    return Ed25519.publicKey(raw.toByteArray())
        .filter(key -> Ed25519.verify(key, bytes.toByteArray(), signature.toByteArray()))
        .isPresent();
  }
}
