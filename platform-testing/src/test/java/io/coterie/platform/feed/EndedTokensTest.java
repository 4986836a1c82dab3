package io.coterie.platform.feed;

import static io.coterie.testing.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coterie.network.v1.CreateNetworkRequest;
import io.coterie.network.v1.NetworkServiceGrpc;
import io.coterie.network.v1.WatchNetworkRequest;
import io.coterie.network.v1.WatchNetworkResponse;
import io.coterie.platform.failure.PlatformReason;
import io.coterie.platform.id.TokenId;
import io.coterie.platform.identity.Caller;
import io.coterie.platform.identity.Caller.OperatorCaller;
import io.coterie.platform.identity.ServiceName;
import io.coterie.testing.ServiceFixture;
import io.coterie.testing.TestDeployment;
import java.time.Duration;
import java.util.Iterator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Streams end with the token that opened them, whatever their method does. */
@Timeout(120)
class EndedTokensTest {
  private final TestDeployment deployment = new TestDeployment();
  private final ServiceFixture service = start();
  private final OperatorCaller alice = new OperatorCaller(TokenId.random());
  private final OperatorCaller bob = new OperatorCaller(TokenId.random());

  @AfterEach
  void stop() {
    deployment.close();
  }

  @Test
  void watchEndsWithItsTokenAsAFreshCallWouldAndOthersLiveOn() {
    var ending = watch(service, alice);
    var lasting = watch(service, bob);
    deployment.end(alice.token());
    assertRefused(() -> drain(ending)).with(PlatformReason.CREDENTIAL_INVALID);
    create("a");
    assertThat(lasting.next().getNetwork().getName()).isEqualTo("a");
  }

  @Test
  void everyReplicaEndsItsOwn() {
    var here = watch(service, alice);
    var there = watch(start(), alice);
    deployment.end(alice.token());
    assertRefused(() -> drain(here)).with(PlatformReason.CREDENTIAL_INVALID);
    assertRefused(() -> drain(there)).with(PlatformReason.CREDENTIAL_INVALID);
  }

  @Test
  void watchThatTurnsItsCallerAwayFirstSaysStillWhatAFreshCallWouldBeTold() {
    var watch = watch(service, alice);
    deployment.end(alice.token());
    service.instance(BoardRpc.class).allowed.set(false);
    create("a");
    assertRefused(() -> drain(watch)).with(PlatformReason.CREDENTIAL_INVALID);
  }

  @Test
  void watchOfATokenThatCannotBeAskedAboutEndsAfterFiveSeconds() {
    var watch = watch(service, alice);
    awaitQuestions();
    deployment.answerAboutTokens(false);
    deployment.clock().advance(Duration.ofMillis(4_999));
    awaitQuestions();
    create("a");
    assertThat(watch.next().getNetwork().getName()).isEqualTo("a");
    deployment.clock().advance(Duration.ofMillis(1));
    assertRefused(() -> drain(watch)).with(PlatformReason.DEPENDENCY_DOWN);
  }

  @Test
  void anAnswerInTimeMakesUpForThoseThatWereMissing() {
    var watch = watch(service, alice);
    awaitQuestions();
    deployment.answerAboutTokens(false);
    deployment.clock().advance(Duration.ofSeconds(4));
    awaitQuestions();
    deployment.answerAboutTokens(true);
    awaitQuestions();
    deployment.answerAboutTokens(false);
    deployment.clock().advance(Duration.ofSeconds(4));
    awaitQuestions();
    create("a");
    assertThat(watch.next().getNetwork().getName()).isEqualTo("a");
  }

  @Test
  void nothingIsAskedUntilAStreamIsOpen() {
    create("a");
    assertThat(deployment.tokenQuestions()).isZero();
    var watch = watch(service, alice);
    awaitQuestions();
    assertThat(watch).isNotNull();
  }

  private ServiceFixture start() {
    return deployment.start(ServiceName.NETWORK, new BoardModule());
  }

  /** Until a question was asked and answered, or not, that begins from now on. */
  private void awaitQuestions() {
    long before = deployment.tokenQuestions();
    await().until(() -> deployment.tokenQuestions() >= before + 2);
  }

  private void create(String name) {
    var stub = NetworkServiceGrpc.newBlockingStub(service.as(bob));
    assertThat(stub.createNetwork(CreateNetworkRequest.newBuilder().setName(name).build()))
        .isNotNull();
  }

  /** A watch that has told what is there. */
  private static Iterator<WatchNetworkResponse> watch(ServiceFixture replica, Caller caller) {
    var watch =
        NetworkServiceGrpc.newBlockingStub(replica.as(caller))
            .watchNetwork(WatchNetworkRequest.newBuilder().setNetwork("board").build());
    while (!watch.next().hasSnapshotEnd()) {}
    return watch;
  }

  private static void drain(Iterator<WatchNetworkResponse> watch) {
    watch.forEachRemaining(_ -> {});
  }
}
