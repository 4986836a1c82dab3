package io.coterie.platform.keys;

import java.security.PrivateKey;

/** The key that signs at the moment, and the id by which others find its public half. */
public record SigningKey(String id, PrivateKey key) {
  @Override
  public String toString() {
    return id;
  }
}
