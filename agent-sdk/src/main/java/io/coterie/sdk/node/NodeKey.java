package io.coterie.sdk.node;

import com.google.protobuf.ByteString;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** A node's identity: an Ed25519 key pair (RFC 8032). Its text form shows the public key only. */
public final class NodeKey {
  private static final int RAW_BYTES = 32;

  private final PrivateKey secret;
  private final byte[] publicKey;

  private NodeKey(PrivateKey secret, PublicKey known) {
    this.secret = secret;
    byte[] encoded = known.getEncoded();
    // SubjectPublicKeyInfo (RFC 8410) ends with the raw key
    this.publicKey = Arrays.copyOfRange(encoded, encoded.length - RAW_BYTES, encoded.length);
  }

  /** A new key. */
  public static NodeKey generate() {
    return generate(new SecureRandom());
  }

  /**
   * A key from its PKCS#8 form.
   *
   * @throws InvalidKeyException when the bytes are not an Ed25519 private key
   */
  public static NodeKey fromPkcs8(byte[] encoded) throws InvalidKeyException {
    try {
      PrivateKey secret =
          KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
      byte[] seed =
          ((EdECPrivateKey) secret)
              .getBytes()
              .orElseThrow(() -> new InvalidKeyException("the key holds no secret"));
      return generate(new Replay(seed));
    } catch (InvalidKeySpecException e) {
      throw new InvalidKeyException("not an Ed25519 private key", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no Ed25519", e);
    }
  }

  /** The raw public key, 32 bytes. */
  public ByteString publicKey() {
    return ByteString.copyFrom(publicKey);
  }

  /** An Ed25519 signature over the bytes, 64 bytes. */
  public ByteString sign(byte[] message) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(secret);
      signer.update(message);
      return ByteString.copyFrom(signer.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK can't sign with Ed25519", e);
    }
  }

  byte[] toPkcs8() {
    return secret.getEncoded();
  }

  @Override
  public String toString() {
    return "NodeKey[" + HexFormat.of().formatHex(publicKey) + "]";
  }

  private static NodeKey generate(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(NamedParameterSpec.ED25519, random);
      KeyPair pair = generator.generateKeyPair();
      return new NodeKey(pair.getPrivate(), pair.getPublic());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no Ed25519", e);
    }
  }

  /**
   * Hands out a known secret. PKCS#8 holds no public key and the JDK derives one only while it
   * generates a pair, from 32 random bytes, which for Ed25519 are the secret key itself.
   */
  private static final class Replay extends SecureRandom {
    private static final long serialVersionUID = 1;
    private final transient byte[] seed;

    Replay(byte[] seed) {
      this.seed = seed.clone();
    }

    @Override
    public void nextBytes(byte[] bytes) {
      if (bytes.length != seed.length) {
        throw new IllegalStateException("the JDK no longer makes Ed25519 keys from 32 bytes");
      }
      System.arraycopy(seed, 0, bytes, 0, seed.length);
    }
  }
}
