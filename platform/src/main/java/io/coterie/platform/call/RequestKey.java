package io.coterie.platform.call;

import java.util.UUID;

/**
 * A client's request id, and what it was sent with.
 *
 * @param id the client's id; treated as a secret, since answers are encrypted under it
 * @param bodyHash SHA-256 of the request without the id
 */
public record RequestKey(UUID id, Bytes32 bodyHash) {
  @Override
  public String toString() {
    return "RequestKey[…]";
  }
}
