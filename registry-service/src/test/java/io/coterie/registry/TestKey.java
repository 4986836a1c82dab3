package io.coterie.registry;

import com.google.protobuf.ByteString;
import io.coterie.platform.identity.Ed25519;
import java.security.KeyPair;

/** A node's key pair. */
record TestKey(KeyPair pair) {
  static TestKey create() {
    return new TestKey(Ed25519.generate());
  }

  ByteString publicKey() {
    return ByteString.copyFrom(Ed25519.raw(pair.getPublic()));
  }

  ByteString sign(ByteString bytes) {
    return ByteString.copyFrom(Ed25519.sign(pair.getPrivate(), bytes.toByteArray()));
  }
}
