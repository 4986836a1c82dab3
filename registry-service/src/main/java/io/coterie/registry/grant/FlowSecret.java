package io.coterie.registry.grant;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;

/**
 * What the two ends of a grant's flows know and nobody else: never stored, never logged.
 *
 * @param bytes 32 of them
 */
record FlowSecret(ByteString bytes) {
  private static final int LENGTH = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  FlowSecret {
    if (bytes.size() != LENGTH) {
      throw new IllegalArgumentException("a flow secret is " + LENGTH + " bytes");
    }
  }

  static FlowSecret random() {
    var bytes = new byte[LENGTH];
    RANDOM.nextBytes(bytes);
    return new FlowSecret(ByteString.copyFrom(bytes));
  }

  @Override
  public String toString() {
    return "flow secret";
  }
}
