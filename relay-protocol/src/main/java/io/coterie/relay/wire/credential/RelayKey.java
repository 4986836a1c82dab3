package io.coterie.relay.wire.credential;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The key that credentials for one relay are sealed with: known to it and to whoever issues them.
 */
public final class RelayKey {
  /** What the key is derived from the deployment's secret for, in front of the relay's name. */
  public static final String PURPOSE = "relay credential ";

  static final int ID = 4;

  private final byte[] bytes;

  /**
   * A key.
   *
   * @param bytes 32
   */
  public RelayKey(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  byte[] bytes() {
    return bytes;
  }

  /** Tells keys apart. */
  byte[] id() {
    try {
      return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(bytes), ID);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "RelayKey[…]";
  }
}
