package io.coterie.sdk.agent.tls;

import com.google.protobuf.ByteString;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

/**
 * Who has to be at the other end of a handshake.
 *
 * @param key that the hub says the node has
 * @param known that the node had when it was met last; the same if it never was
 */
public record Pin(PinnedKey key, PinnedKey known) {
  /** Of a node that was never met. */
  public static Pin of(PinnedKey key) {
    return new Pin(key, key);
  }

  /** Takes the certificate of that node, and no other. */
  void check(Certificate[] chain) throws CertificateException {
    if (chain.length != 1 || !(chain[0] instanceof X509Certificate certificate)) {
      throw new CertificateException("a node shows one certificate");
    }
    var shown = nodeOf(certificate);
    if (!MessageDigest.isEqual(shown.bytes(), key.bytes())) {
      throw new CertificateException("the certificate is another node's");
    }
    if (!shown.equals(known) && !SuccessionProof.read(certificate).leads(known, shown)) {
      throw new CertificateException(
          "the node has another key than when it was met last, and that one does not vouch for it");
    }
  }

  private static PinnedKey nodeOf(X509Certificate certificate) throws CertificateException {
    try {
      certificate.verify(certificate.getPublicKey());
    } catch (GeneralSecurityException e) {
      throw new CertificateException("the certificate is not signed by its own key", e);
    }
    return NodeProof.read(certificate)
        .map(raw -> new PinnedKey(ByteString.copyFrom(raw)))
        .orElseThrow(() -> new CertificateException("no node vouches for the certificate's key"));
  }
}
