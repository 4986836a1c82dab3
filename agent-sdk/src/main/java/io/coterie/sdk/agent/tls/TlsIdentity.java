package io.coterie.sdk.agent.tls;

import com.google.protobuf.ByteString;
import io.coterie.sdk.node.NodeKey;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.quic.QuicSslContext;
import io.netty.handler.codec.quic.QuicSslContextBuilder;
import io.netty.handler.codec.quic.QuicSslEngine;
import io.netty.handler.ssl.ClientAuth;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/**
 * A node's end of every handshake: it shows its own certificate, and takes the one of the node that
 * is expected.
 */
public final class TlsIdentity {
  private static final String PROTOCOL = "coterie/1";

  private final PinnedTrust trust = new PinnedTrust();
  private final QuicSslContext client;
  private final QuicSslContext server;

  public TlsIdentity(NodeKey node) {
    this(NodeCertificate.generate(node));
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
  public QuicSslEngine toServer(ByteBufAllocator allocator, PinnedKey expected) {
    return pinned(client.newEngine(allocator), expected);
  }

  /** For a connection that a node makes. */
  public QuicSslEngine toClient(ByteBufAllocator allocator, PinnedKey expected) {
    return pinned(server.newEngine(allocator), expected);
  }

  /** The key that the other end of a finished handshake has proved. */
  public static PinnedKey proved(SSLSession session) throws SSLPeerUnverifiedException {
    return NodeProof.read((X509Certificate) session.getPeerCertificates()[0])
        .map(key -> new PinnedKey(ByteString.copyFrom(key)))
        .orElseThrow(() -> new SSLPeerUnverifiedException("no node vouches for the certificate"));
  }

  private QuicSslEngine pinned(QuicSslEngine engine, PinnedKey expected) {
    trust.pin(engine, expected);
    return engine;
  }
}
