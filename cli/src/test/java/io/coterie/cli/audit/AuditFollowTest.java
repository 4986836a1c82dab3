package io.coterie.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.auth.v1.AuditEvent;
import io.coterie.auth.v1.AuditOutcome;
import io.coterie.auth.v1.AuditServiceGrpc.AuditServiceImplBase;
import io.coterie.auth.v1.WatchAuditEventsRequest;
import io.coterie.auth.v1.WatchAuditEventsResponse;
import io.coterie.cli.CommandLineFixture;
import io.coterie.cli.CommandLineFixture.Result;
import io.coterie.cli.Refusals;
import io.grpc.Server;
import io.grpc.Status.Code;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Following the trail while the hub comes and goes. */
final class AuditFollowTest {
  @TempDir Path folder;
  private final List<WatchAuditEventsRequest> requests = new CopyOnWriteArrayList<>();
  private final Queue<Consumer<StreamObserver<WatchAuditEventsResponse>>> watches =
      new ArrayDeque<>();
  private Server hub;
  private CommandLineFixture coterie;

  @SuppressWarnings("NullAway.Init")
  AuditFollowTest() {}

  @BeforeEach
  void start() throws IOException {
    hub =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .addService(new Trail())
            .build()
            .start();
    coterie =
        new CommandLineFixture(folder)
            .variable("COTERIE_HUB", "http://127.0.0.1:" + hub.getPort())
            .variable("COTERIE_TOKEN", "utok_alice");
  }

  @AfterEach
  void stop() {
    hub.shutdownNow();
  }

  @Test
  void brokenWatchGoesOnBehindTheLastEvent() {
    watches.add(out -> {
      out.onNext(event("first", 1, "token-1"));
      out.onError(Refusals.of(Code.UNAVAILABLE, "DEPENDENCY_DOWN", "the hub is going"));
    });
    watches.add(out -> {
      out.onNext(event("second", 1, "token-2"));
      end(out);
    });

    Result done = coterie.run("audit", "--follow", "--limit", "7");

    assertThat(requests)
        .extracting(WatchAuditEventsRequest::getResumeToken)
        .containsExactly("", "token-1");
    assertThat(requests).extracting(WatchAuditEventsRequest::getBacklog).containsOnly(7);
    assertThat(done.out().lines()).hasSize(2);
    assertThat(done.out()).containsSubsequence("first", "second");
  }

  @Test
  void refusalThatComesAgainIsShownWithItsCount() {
    watches.add(out -> {
      out.onNext(event("net_1", 1, "token-1"));
      out.onNext(event("net_1", 100, "token-2"));
      end(out);
    });

    assertThat(coterie.run("audit", "--follow", "--refused").out().lines())
        .satisfiesExactly(
            line -> assertThat(line).endsWith("refused: ROLE_TOO_LOW"),
            line -> assertThat(line).endsWith("refused: ROLE_TOO_LOW ×100"));
    assertThat(requests.getFirst().getFilter().getOutcome())
        .isEqualTo(AuditOutcome.AUDIT_OUTCOME_REFUSED);
  }

  @Test
  void refusedWatchIsNotTriedAgain() {
    watches.add(out -> {
      out.onNext(event("first", 1, "token-1"));
      end(out);
    });

    Result ended = coterie.run("audit", "--follow");

    assertThat(ended.code()).isNotZero();
    assertThat(ended.err()).contains("no more");
    assertThat(requests).hasSize(1);
  }

  private static void end(StreamObserver<WatchAuditEventsResponse> out) {
    out.onError(Refusals.of(Code.UNAUTHENTICATED, "CREDENTIAL_INVALID", "no more"));
  }

  private static WatchAuditEventsResponse event(String target, int count, String token) {
    return WatchAuditEventsResponse.newBuilder()
        .setEvent(
            AuditEvent.newBuilder()
                .setId("aud_1")
                .setAction("DeleteNetwork")
                .setTarget(target)
                .setOutcome(AuditOutcome.AUDIT_OUTCOME_REFUSED)
                .setRefusal("ROLE_TOO_LOW")
                .setCount(count))
        .setResumeToken(token)
        .build();
  }

  private final class Trail extends AuditServiceImplBase {
    @Override
    public void watchAuditEvents(
        WatchAuditEventsRequest request, StreamObserver<WatchAuditEventsResponse> out) {
      requests.add(request);
      watches.remove().accept(out);
    }
  }
}
