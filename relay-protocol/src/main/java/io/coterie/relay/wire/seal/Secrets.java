package io.coterie.relay.wire.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys out of secrets (HKDF-SHA256, RFC 5869), and short MACs by them (HMAC-SHA256, RFC 2104, its
 * first half).
 */
public final class Secrets {
  /** Bytes of a MAC. */
  public static final int MAC = 16;

  private Secrets() {}

  /** A key for one purpose; an empty salt is none. */
  public static byte[] derive(byte[] secret, byte[] salt, String purpose, int length) {
    try {
      var extract = HKDFParameterSpec.ofExtract().addIKM(secret);
      if (salt.length > 0) {
        extract.addSalt(salt);
      }
      return KDF.getInstance("HKDF-SHA256")
          .deriveData(extract.thenExpand(purpose.getBytes(StandardCharsets.UTF_8), length));
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  public static byte[] derive(byte[] secret, String purpose, int length) {
    return derive(secret, new byte[0], purpose, length);
  }

  /** {@value #MAC} bytes, of part of an array. */
  public static byte[] mac(byte[] key, byte[] message, int from, int length) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(message, from, length);
      return java.util.Arrays.copyOf(mac.doFinal(), MAC);
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  static IllegalStateException missing(GeneralSecurityException e) {
    return new IllegalStateException("every Java from 25 on has what this needs", e);
  }
}
