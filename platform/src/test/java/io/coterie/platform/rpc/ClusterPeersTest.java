package io.coterie.platform.rpc;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.coterie.auth.v1.GetDeploymentRequest;
import io.coterie.auth.v1.IdentityServiceGrpc;
import io.coterie.platform.config.HostPort;
import io.coterie.platform.identity.ClusterSecret;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.identity.ServiceTokens;
import io.coterie.platform.telemetry.tracing.ServiceIdentity;
import io.coterie.platform.telemetry.tracing.Tracing;
import io.coterie.platform.telemetry.tracing.TracingConfig;
import io.grpc.Channel;
import io.grpc.StatusRuntimeException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Channels over the wire to services that come and go. */
class ClusterPeersTest {
  /** By then gRPC alone would wait two minutes from each connection to the next. */
  private static final int LONG_AWAY = 15;

  @Test
  void aServiceThatWasLongAwayIsTriedAgainAllTheTime() throws Exception {
    try (var away = new HangingUp()) {
      var peers = peersOfAuthAt(away.port());
      peers.start();
      try {
        assertFails(peers.to(ServiceName.AUTH));
        await().until(() -> away.connections() >= LONG_AWAY);
      } finally {
        peers.stop();
      }
    }
  }

  private static ClusterPeers peersOfAuthAt(int port) {
    var services =
        new ServicesConfig(
            Optional.of(new HostPort("127.0.0.1", port)), Optional.empty(), Optional.empty());
    var calls =
        new PeerCalls(
            ServiceName.REGISTRY,
            new ServiceTokens(ClusterSecret.random(), Clock.systemUTC()),
            new Tracing(new TracingConfig(Optional.empty(), 1), new ServiceIdentity("test")));
    return new ClusterPeers(services, calls, Duration.ofMillis(20));
  }

  private static void assertFails(Channel channel) {
    assertThatExceptionOfType(StatusRuntimeException.class)
        .isThrownBy(() ->
            IdentityServiceGrpc.newBlockingStub(channel)
                .getDeployment(GetDeploymentRequest.getDefaultInstance()));
  }
}
