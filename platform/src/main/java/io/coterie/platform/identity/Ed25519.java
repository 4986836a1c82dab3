package io.coterie.platform.identity;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.util.Optional;

/** Ed25519 (RFC 8032) with raw 32-byte public keys, which is how they travel. */
public final class Ed25519 {
  private static final int LENGTH = 32;

  private Ed25519() {}

  public static KeyPair generate() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  /** A public key as 32 bytes: y little-endian, the sign of x in the top bit (RFC 8032, 5.1.2). */
  public static byte[] raw(PublicKey key) {
    var point = ((EdECPublicKey) key).getPoint();
    var big = point.getY().toByteArray();
    var raw = new byte[LENGTH];
    for (int i = 0; i < Math.min(LENGTH, big.length); i++) {
      raw[i] = big[big.length - 1 - i];
    }
    if (point.isXOdd()) {
      raw[LENGTH - 1] |= (byte) 0x80;
    }
    return raw;
  }

  /** The public key of 32 bytes; empty if they are none. */
  public static Optional<PublicKey> publicKey(byte[] raw) {
    if (raw.length != LENGTH) {
      return Optional.empty();
    }
    var big = new byte[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      big[i] = raw[LENGTH - 1 - i];
    }
    boolean odd = (big[0] & 0x80) != 0;
    big[0] &= 0x7F;
    try {
      var point = new EdECPoint(odd, new BigInteger(1, big));
      return Optional.of(
          KeyFactory.getInstance("Ed25519")
              .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point)));
    } catch (InvalidKeySpecException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  public static byte[] sign(PrivateKey key, byte[] message) {
    try {
      var signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  /** Whether a signature is right; a malformed key or signature is not. */
  public static boolean verify(PublicKey key, byte[] message, byte[] signed) {
    try {
      var signature = Signature.getInstance("Ed25519");
      signature.initVerify(key);
      signature.update(message);
      return signature.verify(signed);
    } catch (InvalidKeyException | SignatureException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  private static IllegalStateException missing(GeneralSecurityException e) {
    return new IllegalStateException("every Java from 15 on has Ed25519", e);
  }
}
