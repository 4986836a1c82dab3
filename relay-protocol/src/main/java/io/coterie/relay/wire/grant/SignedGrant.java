package io.coterie.relay.wire.grant;

import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.WireReader;
import io.coterie.relay.wire.WireWriter;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Arrays;

/**
 * A grant with its signature (Ed25519, RFC 8032), which may be right or not.
 *
 * @param bytes as it travels
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on the wire: nobody compares them
public record SignedGrant(FlowGrant grant, byte[] bytes) {
  /** In front of what is signed, so that it passes for nothing else that a key might sign. */
  private static final String PREFIX = "coterie.relay.v1.FlowGrant\0";

  private static final int SIGNATURE = 64;

  public static SignedGrant parse(byte[] bytes) throws MalformedFrameException {
    var in = new WireReader(bytes);
    var grant = FlowGrant.read(in);
    in.bytes(SIGNATURE);
    in.end();
    return new SignedGrant(grant, bytes);
  }

  public static SignedGrant sign(FlowGrant grant, PrivateKey key) {
    var body = grant.body();
    try {
      var signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(signedBytes(body));
      var bytes = new WireWriter().bytes(body).bytes(signature.sign()).toBytes();
      return new SignedGrant(grant, bytes);
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  /** Whether it is signed with the key. */
  public boolean isSignedWith(PublicKey key) {
    int length = bytes.length - SIGNATURE;
    try {
      var signature = Signature.getInstance("Ed25519");
      signature.initVerify(key);
      signature.update(signedBytes(Arrays.copyOf(bytes, length)));
      return signature.verify(bytes, length, SIGNATURE);
    } catch (InvalidKeyException | SignatureException _) {
      return false;
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  private static byte[] signedBytes(byte[] body) {
    return new WireWriter().ascii(PREFIX).bytes(body).toBytes();
  }

  private static IllegalStateException missing(GeneralSecurityException e) {
    return new IllegalStateException("every Java from 15 on has Ed25519", e);
  }

  @Override
  public String toString() {
    return grant.toString();
  }
}
