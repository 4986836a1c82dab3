package io.coterie.sdk.agent.tls;

import java.net.Socket;
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
  private final Map<SSLEngine, Pin> pins = new WeakHashMap<>();
  private final Map<SSLEngine, CertificateException> refusals = new WeakHashMap<>();

  /** Expects a node at the other end of a handshake that has not begun. */
  synchronized void pin(SSLEngine engine, Pin expected) {
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
    try {
      pinned(engine).orElseThrow(() -> new CertificateException("nobody is expected")).check(chain);
    } catch (CertificateException e) {
      refused(engine, e);
      throw e;
    }
  }

  private synchronized void refused(@Nullable SSLEngine engine, CertificateException why) {
    if (engine != null) {
      refusals.put(engine, why);
    }
  }

  /** Why the other end of a handshake was not trusted, which TLS itself tells by a number. */
  synchronized Optional<CertificateException> refusal(SSLEngine engine) {
    return Optional.ofNullable(refusals.get(engine));
  }

  private synchronized Optional<Pin> pinned(@Nullable SSLEngine engine) {
    return Optional.ofNullable(engine).map(pins::get);
  }
}
