package io.coterie.gateway.edge;

import static io.grpc.stub.ClientCalls.blockingUnaryCall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.CallOptions;
import io.grpc.TlsChannelCredentials;
import io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
  @TempDir private Path folder;

  @Test
  void edgeSpeaksTlsOnceItHasACertificate() throws Exception {
    var files = Certificates.in(folder);
    files.renew();
    try (var edge = start(files)) {
      var trusting =
          TlsChannelCredentials.newBuilder().trustManager(files.certificate().toFile()).build();
      var channel =
          NettyChannelBuilder.forAddress("127.0.0.1", edge.port(), trusting)
              .overrideAuthority("localhost")
              .build();
      try {
        var answer =
            blockingUnaryCall(
                channel, EchoContract.SAY, CallOptions.DEFAULT, EchoContract.text("hello"));
        assertThat(answer.getMessage()).isEqualTo("hello");
      } finally {
        channel.shutdownNow();
      }
    }
  }

  @Test
  void renewedCertificateIsShownWithoutARestart() throws Exception {
    var files = Certificates.in(folder);
    var first = files.renew();
    try (var edge = start(files)) {
      assertThat(shown(edge.port()).getEncoded()).isEqualTo(first);
      var second = files.renew();
      await().untilAsserted(() -> assertThat(shown(edge.port()).getEncoded()).isEqualTo(second));
    }
  }

  private static RunningEdge start(Certificates files) {
    return RunningEdge.start(
        Map.of(
            "edge.tls-certificate", files.certificate().toString(),
            "edge.tls-key", files.key().toString(),
            "edge.tls-refresh", "100ms"));
  }

  private static Certificate shown(int port) throws IOException, GeneralSecurityException {
    var context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Anyone()}, null);
    try (var socket =
        (SSLSocket)
            context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
      socket.startHandshake();
      return socket.getSession().getPeerCertificates()[0];
    }
  }

  /** The test only looks at what is shown. */
  private static final class Anyone implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
