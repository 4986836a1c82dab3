package io.coterie.sdk.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import io.coterie.auth.v1.ExchangeNodeAssertionRequest;
import io.coterie.auth.v1.ExchangeNodeAssertionResponse;
import io.coterie.auth.v1.TokenServiceGrpc;
import io.coterie.registry.v1.HeartbeatRequest;
import io.coterie.registry.v1.HeartbeatResponse;
import io.coterie.registry.v1.RegistryServiceGrpc;
import io.coterie.sdk.FakeHub;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

final class PresenceLoopTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.ofEpochSecond(1_800_000_000), ZoneOffset.UTC);

  private final List<HeartbeatRequest> beats = new CopyOnWriteArrayList<>();
  private final List<String> assertions = new CopyOnWriteArrayList<>();
  private final List<PresenceEvent> events = new CopyOnWriteArrayList<>();
  private final Queue<Status> refusals = new ArrayDeque<>();

  @Test
  void closedLoopSaysGoodBye() throws Exception {
    try (var hub = new FakeHub(registry(), tokens());
        var client = hub.client()) {
      var loop = loop(client, "127.0.0.1:4000");
      Thread running = Thread.ofVirtual().start(() -> run(loop));
      await().until(() -> !beats.isEmpty());
      loop.close();
      running.join();
    }
    assertThat(beats.getFirst().getEndpointsList()).containsExactly("127.0.0.1:4000");
    assertThat(beats.getLast().getLeaving()).isTrue();
    assertThat(events.getLast()).isEqualTo(new PresenceEvent.Left(true));
  }

  @Test
  void refusedHeartbeatsAreTriedAgain() throws Exception {
    refusals.add(Status.UNAVAILABLE);
    refusals.add(Status.INTERNAL);
    try (var hub = new FakeHub(registry(), tokens());
        var client = hub.client()) {
      var loop = loop(client, "127.0.0.1:4000");
      Thread running = Thread.ofVirtual().start(() -> run(loop));
      await().until(() -> events.stream().anyMatch(PresenceEvent.Online.class::isInstance));
      loop.close();
      running.join();
    }
    assertThat(events.get(0)).isInstanceOf(PresenceEvent.Waiting.class);
    assertThat(events.get(1)).isInstanceOf(PresenceEvent.Waiting.class);
    assertThat(assertions).hasSize(1);
  }

  @Test
  void endedSessionIsReplacedByANewOne() throws Exception {
    refusals.add(Status.UNAUTHENTICATED);
    try (var hub = new FakeHub(registry(), tokens());
        var client = hub.client()) {
      var loop = loop(client, "127.0.0.1:4000");
      Thread running = Thread.ofVirtual().start(() -> run(loop));
      await().until(() -> events.stream().anyMatch(PresenceEvent.Online.class::isInstance));
      loop.close();
      running.join();
    }
    assertThat(assertions).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void nodeThatIsRefusedTwiceInARowGivesUp() throws Exception {
    refusals.add(Status.UNAUTHENTICATED);
    refusals.add(Status.UNAUTHENTICATED);
    try (var hub = new FakeHub(registry(), tokens());
        var client = hub.client()) {
      run(loop(client, "127.0.0.1:4000"));
    }
    assertThat(events.getLast()).isInstanceOf(PresenceEvent.Ended.class);
  }

  @Test
  void assertionIsForThisDeploymentAndAFewMinutes() throws Exception {
    try (var hub = new FakeHub(registry(), tokens());
        var client = hub.client()) {
      assertThat(new NodeSession(client, NodeKey.generate(), "node_1", "here", CLOCK).client())
          .isNotNull();
    }
    String[] parts = assertions.getFirst().split("\\.", -1);
    assertThat(parts).hasSize(3);
    assertThat(decoded(parts[0])).isEqualTo("{\"alg\":\"EdDSA\",\"typ\":\"JWT\"}");
    assertThat(decoded(parts[1]))
        .startsWith(
            "{\"iss\":\"node_1\",\"sub\":\"node_1\",\"aud\":\"here\",\"iat\":1800000000,\"exp\":1800000120,\"jti\":\"");
    assertThat(Base64.getUrlDecoder().decode(parts[2])).hasSize(64);
  }

  private PresenceLoop loop(io.coterie.sdk.CoterieClient client, String endpoint) {
    return new PresenceLoop(
        new NodeSession(client, NodeKey.generate(), "node_1", "here", CLOCK),
        List.of(endpoint),
        events::add);
  }

  private static void run(PresenceLoop loop) {
    try {
      loop.run();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String decoded(String part) {
    return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
  }

  private RegistryServiceGrpc.RegistryServiceImplBase registry() {
    return new RegistryServiceGrpc.RegistryServiceImplBase() {
      @Override
      public void heartbeat(HeartbeatRequest request, StreamObserver<HeartbeatResponse> out) {
        Status refusal = refusals.poll();
        if (refusal != null) {
          out.onError(refusal.asRuntimeException());
          return;
        }
        beats.add(request);
        out.onNext(
            HeartbeatResponse.newBuilder().setLease(Duration.newBuilder().setSeconds(30)).build());
        out.onCompleted();
      }
    };
  }

  private TokenServiceGrpc.TokenServiceImplBase tokens() {
    return new TokenServiceGrpc.TokenServiceImplBase() {
      @Override
      public void exchangeNodeAssertion(
          ExchangeNodeAssertionRequest request, StreamObserver<ExchangeNodeAssertionResponse> out) {
        assertions.add(request.getAssertion());
        out.onNext(
            ExchangeNodeAssertionResponse.newBuilder()
                .setSessionToken("nses_1")
                .setExpireTime(
                    Timestamp.newBuilder().setSeconds(CLOCK.instant().getEpochSecond() + 3600))
                .build());
        out.onCompleted();
      }
    };
  }
}
