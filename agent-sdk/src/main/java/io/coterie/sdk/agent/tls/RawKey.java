package io.coterie.sdk.agent.tls;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** Ed25519 public keys as they travel: 32 bytes. */
public final class RawKey {
  static final int LENGTH = 32;
  private static final byte[] BEFORE = HexFormat.of().parseHex("302a300506032b6570032100");

  private RawKey() {}

  /** The key that bytes are. */
  public static PublicKey read(byte[] raw) throws InvalidKeyException {
    if (raw.length != LENGTH) {
      throw new InvalidKeyException("an Ed25519 key has " + LENGTH + " bytes");
    }
    var encoded = ByteBuffer.allocate(BEFORE.length + LENGTH).put(BEFORE).put(raw).array();
    try {
      return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new InvalidKeyException("these bytes are no Ed25519 key", e);
    }
  }

  /** Whether a key has signed a message. */
  static boolean signed(byte[] raw, byte[] message, byte[] signature) {
    try {
      var verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(read(raw));
      verifier.update(message);
      return verifier.verify(signature);
    } catch (GeneralSecurityException _) {
      return false; // bytes that are no key, or no signature
    }
  }
}
