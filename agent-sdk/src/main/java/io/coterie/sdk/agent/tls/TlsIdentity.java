package io.coterie.sdk.agent.tls;

import io.coterie.sdk.node.NodeKey;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.quic.QuicSslContext;
import io.netty.handler.codec.quic.QuicSslContextBuilder;
import io.netty.handler.codec.quic.QuicSslEngine;
import io.netty.handler.ssl.ClientAuth;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * A node's end of every handshake: it shows its own certificate, and takes the one of the node that
 * is expected.
 */
public final class TlsIdentity {
  private static final String PROTOCOL = "coterie/1";

  private final PinnedTrust trust = new PinnedTrust();
  private final QuicSslContext client;
  private final QuicSslContext server;

  public TlsIdentity(NodeKey node, Succession succession) {
    this(NodeCertificate.generate(node, succession));
  }

  TlsIdentity(NodeCertificate own) {
    this.client =
        QuicSslContextBuilder.forClient()
            .keyManager(own.key(), null, own.certificate())
            .trustManager(trust)
            .endpointIdentificationAlgorithm(null)
            .applicationProtocols(PROTOCOL)
            .build();
    this.server =
        QuicSslContextBuilder.forServer(own.key(), null, own.certificate())
            .trustManager(trust)
            .clientAuth(ClientAuth.REQUIRE)
            .applicationProtocols(PROTOCOL)
            .build();
  }

  /** For a connection to a node. */
  public QuicSslEngine toServer(ByteBufAllocator allocator, Pin expected) {
    return pinned(client.newEngine(allocator), expected);
  }

  /** For a connection that a node makes. */
  public QuicSslEngine toClient(ByteBufAllocator allocator, Pin expected) {
    return pinned(server.newEngine(allocator), expected);
  }

  /** Why the other end of a handshake was not trusted; empty: it was, or never asked about. */
  public Optional<CertificateException> refusal(@Nullable SSLEngine engine) {
    return Optional.ofNullable(engine).flatMap(trust::refusal);
  }

  /** Looks once more at who is at the other end of a finished handshake. */
  public static void check(SSLSession session, Pin expected) throws SSLPeerUnverifiedException {
    try {
      expected.check(session.getPeerCertificates());
    } catch (CertificateException e) {
      var unverified = new SSLPeerUnverifiedException(e.getMessage());
      unverified.initCause(e);
      throw unverified;
    }
  }

  private QuicSslEngine pinned(QuicSslEngine engine, Pin expected) {
    trust.pin(engine, expected);
    return engine;
  }
}
