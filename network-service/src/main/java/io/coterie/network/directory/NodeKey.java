package io.coterie.network.directory;

import com.google.protobuf.ByteString;
import java.util.Optional;

/**
 * The Ed25519 public key that a node proves itself with.
 *
 * @param raw 32 bytes, as in RFC 8032
 */
public record NodeKey(ByteString raw) {
  public NodeKey {
    if (raw.size() != 32) {
      throw new IllegalArgumentException("an Ed25519 public key has 32 bytes");
    }
  }

  /** As messages have it: no bytes for none. */
  public static Optional<NodeKey> of(ByteString raw) {
    return raw.isEmpty() ? Optional.empty() : Optional.of(new NodeKey(raw));
  }

  /** As tables have it. */
  public static NodeKey of(byte[] raw) {
    return new NodeKey(ByteString.copyFrom(raw));
  }

  /** For tables. */
  public byte[] bytes() {
    return raw.toByteArray();
  }
}
