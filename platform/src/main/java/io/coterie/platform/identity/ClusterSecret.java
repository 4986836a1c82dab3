package io.coterie.platform.identity;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * What the services of a deployment share: they prove themselves to each other with it, and wrap
 * the keys that the database holds. It is never used itself, only keys derived from it
 * (HKDF-SHA256, RFC 5869), one for each purpose.
 */
public final class ClusterSecret {
  private static final int LENGTH = 32;

  private final byte[] bytes;

  private ClusterSecret(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A new one. */
  public static ClusterSecret random() {
    var bytes = new byte[LENGTH];
    new SecureRandom().nextBytes(bytes);
    return new ClusterSecret(bytes);
  }

  /**
   * Reads the text form: 32 bytes in base 64.
   *
   * @throws IllegalArgumentException if it is not that; the message does not repeat it
   */
  public static ClusterSecret parse(String text) {
    try {
      var bytes = Base64.getDecoder().decode(text.strip());
      if (bytes.length == LENGTH) {
        return new ClusterSecret(bytes);
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the cluster secret is not base 64", e);
    }
    throw new IllegalArgumentException("the cluster secret is not 32 bytes in base 64");
  }

  /** The text form, for its file and nothing else. */
  public String reveal() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** A 256-bit key for one purpose. */
  public SecretKey derive(String algorithm, String purpose) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveKey(
              algorithm,
              HKDFParameterSpec.ofExtract()
                  .addIKM(bytes)
                  .thenExpand(
                      ("coterie " + purpose).getBytes(java.nio.charset.StandardCharsets.UTF_8),
                      LENGTH));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java from 25 on has HKDF-SHA256", e);
    }
  }

  @Override
  public String toString() {
    return "ClusterSecret[…]";
  }
}
