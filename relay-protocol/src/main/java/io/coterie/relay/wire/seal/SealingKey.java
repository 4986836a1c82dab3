package io.coterie.relay.wire.seal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Seals and opens with AES-GCM (NIST SP 800-38D). Thread-safe. */
public final class SealingKey {
  /** Bytes that sealing adds. */
  public static final int TAG = 16;

  private static final int NONCE = 12;

  private final SecretKeySpec key;

  /**
   * A key.
   *
   * @param bytes 16 or 32
   */
  public SealingKey(byte[] bytes) {
    this.key = new SecretKeySpec(bytes, "AES");
  }

  /**
   * The ciphertext with its tag.
   *
   * @param nonce {@value #NONCE} bytes, never twice with one key
   * @param context what the seal covers besides
   */
  public byte[] seal(byte[] nonce, byte[] context, byte[] message) {
    try {
      return cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(message);
    } catch (GeneralSecurityException e) {
      throw Secrets.missing(e);
    }
  }

  /** What was sealed; empty if the seal is broken or of another key, nonce or context. */
  public Optional<byte[]> open(byte[] nonce, byte[] context, byte[] sealed) {
    if (sealed.length < TAG) {
      return Optional.empty();
    }
    try {
      return Optional.of(cipher(Cipher.DECRYPT_MODE, nonce, context).doFinal(sealed));
    } catch (AEADBadTagException _) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw Secrets.missing(e);
    }
  }

  /** The nonce of a sequence: 4 zero bytes and the number. */
  public static byte[] nonce(long sequence) {
    return ByteBuffer.allocate(NONCE).putInt(0).putLong(sequence).array();
  }

  private Cipher cipher(int mode, byte[] nonce, byte[] context) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
    cipher.updateAAD(context);
    return cipher;
  }

  @Override
  public String toString() {
    return "SealingKey[…]";
  }
}
