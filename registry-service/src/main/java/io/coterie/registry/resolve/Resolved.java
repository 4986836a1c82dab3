package io.coterie.registry.resolve;

import com.google.protobuf.ByteString;
import java.time.Instant;

/**
 * What the caller is told of a node that it may reach.
 *
 * @param grant empty for accounts, and for a node that resolves itself
 * @param end when to ask again at the latest
 */
record Resolved(Reach reach, ByteString grant, Instant end) {
  /** Without the grant, which holds a secret. */
  @Override
  public String toString() {
    return reach.address() + " until " + end;
  }
}
