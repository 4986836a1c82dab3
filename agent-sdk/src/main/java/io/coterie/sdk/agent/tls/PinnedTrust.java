package io.coterie.sdk.agent.tls;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Trusts the one node whose key was pinned to a handshake, and nobody in one that nothing was said
 * of. Threads may share it.
 */
final class PinnedTrust extends X509ExtendedTrustManager {
  private final Map<SSLEngine, PinnedKey> pins = new WeakHashMap<>();

  /** Expects a node at the other end of a handshake that has not begun. */
  synchronized void pin(SSLEngine engine, PinnedKey expected) {
    pins.put(engine, expected);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine)
      throws CertificateException {
    check(chain, engine);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine)
      throws CertificateException {
    check(chain, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain, null);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain, null);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain, null);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain, null);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }

  private void check(X509Certificate[] chain, @Nullable SSLEngine engine)
      throws CertificateException {
    var expected = pinned(engine).orElseThrow(() -> new CertificateException("nobody is expected"));
    var shown = nodeOf(chain);
    if (!MessageDigest.isEqual(shown, expected.bytes())) {
      throw new CertificateException("the certificate is another node's");
    }
  }

  private synchronized Optional<PinnedKey> pinned(@Nullable SSLEngine engine) {
    return Optional.ofNullable(engine).map(pins::get);
  }

  private static byte[] nodeOf(X509Certificate[] chain) throws CertificateException {
    if (chain.length != 1) {
      throw new CertificateException("a node shows one certificate");
    }
    try {
      chain[0].verify(chain[0].getPublicKey());
    } catch (GeneralSecurityException e) {
      throw new CertificateException("the certificate is not signed by its own key", e);
    }
    return NodeProof.read(chain[0])
        .orElseThrow(() -> new CertificateException("no node vouches for the certificate's key"));
  }
}
