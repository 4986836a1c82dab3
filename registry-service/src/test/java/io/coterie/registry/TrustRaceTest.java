package io.coterie.registry;

import static io.coterie.registry.Requests.accept;
import static io.coterie.registry.Requests.ask;
import static io.coterie.registry.Requests.end;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.platform.identity.ServiceName;
import io.coterie.registry.v1.GetOpennessRequest;
import io.coterie.registry.v1.ListTrustRequestsRequest;
import io.coterie.registry.v1.ListTrustedRequest;
import io.coterie.registry.v1.NodeDirectoryServiceGrpc;
import io.coterie.registry.v1.TrustServiceGrpc;
import io.coterie.registry.v1.TrustServiceGrpc.TrustServiceBlockingStub;
import io.coterie.testing.ServiceFixture;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Many at once, on two replicas. */
class TrustRaceTest {
  private static final RegistryFixture FIXTURE = new RegistryFixture();
  private static final ServiceFixture SECOND = FIXTURE.replica(Map.of());
  private static final int CLIENTS = 64;

  @AfterAll
  static void close() {
    FIXTURE.close();
  }

  @Test
  void requestsThatCrossAreOneTrust() throws Exception {
    for (int round = 0; round < 5; round++) {
      var one = FIXTURE.node();
      var other = FIXTURE.node();
      var calls = new ArrayList<Callable<Boolean>>();
      for (int i = 0; i < CLIENTS; i++) {
        var self = i % 2 == 0 ? one : other;
        var target = i % 2 == 0 ? other : one;
        var stub = stub(i / 2, self);
        calls.add(() -> stub.requestTrust(ask(target.id())).hasTrust());
      }
      assertThat(atOnce(calls)).contains(true);
      assertThat(trusted(one)).isEqualTo(1);
      assertThat(trusted(other)).isEqualTo(1);
      assertThat(waiting(one) + waiting(other)).isZero();
    }
  }

  @Test
  void limitOfWaitingRequestsHoldsUnderFire() throws Exception {
    var asker = FIXTURE.node();
    var calls = new ArrayList<Callable<Boolean>>();
    for (int i = 0; i < 2 * CLIENTS; i++) {
      var stub = stub(i, asker);
      var target = Integer.toString(3_000_000 + i);
      calls.add(() -> {
        try {
          return stub.requestTrust(ask(target)).hasTrustRequest();
        } catch (StatusRuntimeException refused) {
          return false;
        }
      });
    }
    assertThat(atOnce(calls)).filteredOn(sent -> sent).hasSize(100);
  }

  @Test
  void trustNeverOutlivesANode() throws Exception {
    for (int round = 0; round < 5; round++) {
      var one = FIXTURE.node();
      var other = FIXTURE.node();
      var request = stub(0, one).requestTrust(ask(other.id())).getTrustRequest().getId();
      var accepting = stub(1, other);
      var ending = FIXTURE.as(one.caller());
      var _ =
          atOnce(
              List.<Callable<Boolean>>of(
                  () -> {
                    try {
                      return accepting.acceptTrust(accept(request)).hasTrust();
                    } catch (StatusRuntimeException refused) {
                      return false;
                    }
                  },
                  () -> ending.deregisterNode(end(one.id())).isInitialized()));
      assertThat(trusted(other)).isZero();
    }
  }

  @Test
  void servicesAreToldHowOpenANodeIs() {
    var one = FIXTURE.node();
    var other = FIXTURE.node();
    var open = FIXTURE.publicNode("openly");
    var directory =
        NodeDirectoryServiceGrpc.newBlockingStub(FIXTURE.service().asService(ServiceName.NETWORK));
    var strangers = directory.getOpenness(openness(one, other));
    assertThat(strangers.getPresent()).isTrue();
    assertThat(strangers.getIsPublic() || strangers.getTrusted()).isFalse();
    assertThat(directory.getOpenness(openness(one, open)).getIsPublic()).isTrue();

    var _ = stub(0, one).requestTrust(ask(other.id()));
    var _ = stub(0, other).requestTrust(ask(one.id()));
    assertThat(directory.getOpenness(openness(one, other)).getTrusted()).isTrue();
    assertThat(directory.getOpenness(openness(other, one)).getTrusted()).isTrue();

    var _ = FIXTURE.as(other.caller()).deregisterNode(end(other.id()));
    assertThat(directory.getOpenness(openness(one, other)))
        .isEqualTo(
            directory.getOpenness(
                GetOpennessRequest.newBuilder().setSourceNode("x").setTargetNode("y").build()));
  }

  private static GetOpennessRequest openness(TestNode source, TestNode target) {
    return GetOpennessRequest.newBuilder()
        .setSourceNode(source.id())
        .setTargetNode(target.id())
        .build();
  }

  private static TrustServiceBlockingStub stub(int replica, TestNode node) {
    var service = replica % 2 == 0 ? FIXTURE.service() : SECOND;
    return TrustServiceGrpc.newBlockingStub(service.as(node.caller()));
  }

  private static int trusted(TestNode node) {
    return FIXTURE
        .trust(node.caller())
        .listTrusted(ListTrustedRequest.getDefaultInstance())
        .getTrustsCount();
  }

  private static int waiting(TestNode node) {
    return FIXTURE
        .trust(node.caller())
        .listTrustRequests(ListTrustRequestsRequest.newBuilder().setSent(true).build())
        .getTrustRequestsCount();
  }

  private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
    var results = new ArrayList<T>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<T> future : executor.invokeAll(calls)) {
        results.add(future.get());
      }
    }
    return results;
  }
}
