package io.coterie.sdk.agent.tls;

import io.coterie.sdk.node.NodeKey;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;

/**
 * A certificate that a node makes for as long as it runs: a new ECDSA key (P-256), vouched for by
 * the node's own. It never expires, since the node's key, kept in the same memory, is what counts.
 */
record NodeCertificate(PrivateKey key, X509Certificate certificate) {
  private static final String ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2";
  private static final String COMMON_NAME = "2.5.4.3";
  private static final String SIGNATURE = "SHA256withECDSA";

  /** RFC 5280, section 4.1.2.5: there is no end that is known. */
  private static final String NEVER = "99991231235959Z";

  static NodeCertificate generate(NodeKey node, Succession succession) {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      var pair = generator.generateKeyPair();
      var proof = NodeProof.of(node, pair.getPublic());
      return of(
          pair,
          extension(NodeProof.IDENTIFIER, proof),
          extension(SuccessionProof.IDENTIFIER, SuccessionProof.of(succession)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has ECDSA with P-256", e);
    }
  }

  /** One that is not critical (RFC 5280, section 4.1). */
  static byte[] extension(String identifier, byte[] value) {
    return Der.sequence(Der.identifier(identifier), Der.octets(value));
  }

  /** One with these extensions, whatever they are. */
  static NodeCertificate of(KeyPair pair, byte[]... extensions) throws GeneralSecurityException {
    var algorithm = Der.sequence(Der.identifier(ECDSA_WITH_SHA256));
    var name =
        Der.sequence(Der.set(Der.sequence(Der.identifier(COMMON_NAME), Der.text("coterie node"))));
    var body =
        Der.sequence(
            Der.explicit(0, Der.integer(BigInteger.TWO)),
            Der.integer(new BigInteger(63, new SecureRandom()).setBit(62)),
            algorithm,
            name,
            Der.sequence(Der.time("200101000000Z"), Der.time(NEVER)),
            name,
            pair.getPublic().getEncoded(),
            Der.explicit(3, Der.sequence(extensions)));
    var signer = Signature.getInstance(SIGNATURE);
    signer.initSign(pair.getPrivate());
    signer.update(body);
    var encoded = Der.sequence(body, algorithm, Der.bits(signer.sign()));
    return new NodeCertificate(
        pair.getPrivate(),
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(encoded)));
  }

  @Override
  public String toString() {
    return "NodeCertificate[…]";
  }
}
