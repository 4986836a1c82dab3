package io.coterie.platform.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.coterie.network.v1.CreateNetworkRequest;
import io.coterie.network.v1.NetworkServiceGrpc;
import io.coterie.network.v1.WatchNetworkRequest;
import io.coterie.network.v1.WatchNetworkResponse;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.id.TokenId;
import io.coterie.platform.identity.Caller;
import io.coterie.platform.identity.ServiceName;
import io.coterie.testing.ServiceFixture;
import io.coterie.testing.TestDeployment;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.BlockingClientCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class WatchesTest {
  private static final Caller OPERATOR = new Caller.OperatorCaller(TokenId.random());

  private final TestDeployment deployment = new TestDeployment();
  private final ServiceFixture service = start();

  @AfterEach
  void stop() {
    deployment.close();
  }

  @Test
  void watchTellsWhatIsThereThenTheEndThenEveryChange() throws Exception {
    create("a");
    create("b");
    var watch = watch("");
    assertThat(names(read(watch, 2))).containsExactly("a", "b");
    assertThat(read(watch, 1).getFirst().hasSnapshotEnd()).isTrue();
    create("c");
    assertThat(lastNameIn(watch, "c")).isEqualTo("c");
    watch.cancel("enough", null);
  }

  @Test
  void watcherThatComesBackToAnotherReplicaMissesNothing() throws Exception {
    var watch = watch("");
    read(watch, 1);
    create("a");
    var token = readUntil(watch, "a").getResumeToken();
    watch.cancel("gone", null);
    create("b");

    var other = start();
    var again =
        NetworkServiceGrpc.newBlockingV2Stub(other.as(OPERATOR)).watchNetwork(request(token));
    assertThat(names(read(again, 1))).containsExactly("b");
    create("c");
    assertThat(names(read(again, 1))).containsExactly("c");
    again.cancel("enough", null);
  }

  @Test
  void watcherThatMayNoLongerLookIsSentAwayWhileNothingHappens() throws Exception {
    var watch = watch("");
    read(watch, 1);
    service.instance(BoardRpc.class).allowed.set(false);
    assertEnds(watch, Status.Code.PERMISSION_DENIED);
  }

  @Test
  void changeIsNotToldToWhoMayNoLongerLook() throws Exception {
    var watch = watch("");
    read(watch, 1);
    service.instance(BoardRpc.class).allowed.set(false);
    create("secret");
    assertThatThrownBy(() -> read(watch, 1)).isInstanceOf(StatusException.class);
  }

  @Test
  void lastChangeEndsTheWatch() throws Exception {
    var watch = watch("");
    read(watch, 1);
    create(BoardRpc.LAST);
    assertThat(names(read(watch, 1))).containsExactly(BoardRpc.LAST);
    assertThat(watch.read(60, TimeUnit.SECONDS)).isNull();
  }

  @Test
  void checkpointComesThoughTheFeedIsBusyWithWhatTheWatcherDoesNotSee() throws Exception {
    var watch = watch("");
    read(watch, 1);
    create(BoardRpc.HIDDEN + "before");
    deployment.clock().advance(Duration.ofSeconds(15));
    var busy = new AtomicInteger();
    var message =
        await()
            .ignoreException(TimeoutException.class)
            .until(
                () -> {
                  create(BoardRpc.HIDDEN + busy.incrementAndGet());
                  return watch.read(50, TimeUnit.MILLISECONDS);
                },
                Objects::nonNull);
    assertThat(message.hasCheckpoint()).isTrue();
    try (var rest =
        service.instance(FeedTail.class).open(message.getResumeToken(), Set.of(FeedWrites.KIND))) {
      create("z");
      assertThat(rest.next(Duration.ofSeconds(60)).records())
          .extracting(FeedRecord::key)
          .doesNotContain(BoardRpc.HIDDEN + "before");
    }
    watch.cancel("enough", null);
  }

  @Test
  void watcherThatDoesNotReadIsToldToComeAgain() throws Exception {
    var transactions = service.instance(Transactions.class);
    var watch = watch("");
    read(watch, 1);
    try (var quick = service.instance(FeedTail.class).open("", Set.of())) {
      transactions.write(tx -> {
        for (int i = 0; i < 3_000; i++) {
          tx.publish(FeedWrites.entry("n" + i, 1, Optional.empty()));
        }
        return true;
      });
      for (int seen = 0; seen < 3_000; ) {
        seen += quick.next(Duration.ofSeconds(60)).records().size();
      }
    }
    assertEnds(watch, Status.Code.ABORTED);
  }

  @Test
  void replicaThatStopsTellsItsWatchersToComeAgain() throws Exception {
    var other = start();
    var watch = NetworkServiceGrpc.newBlockingV2Stub(other.as(OPERATOR)).watchNetwork(request(""));
    read(watch, 1);
    other.instance(FeedTail.class).drain();
    assertEnds(watch, Status.Code.UNAVAILABLE);
    var late = NetworkServiceGrpc.newBlockingV2Stub(other.as(OPERATOR)).watchNetwork(request(""));
    assertEnds(late, Status.Code.UNAVAILABLE);
  }

  @Test
  void tokenThatIsNoneIsRefused() {
    assertEnds(watch("nonsense"), Status.Code.INVALID_ARGUMENT);
  }

  @Test
  void repeatedRequestIsAnsweredOnceThroughTheWholeChain() {
    var request =
        CreateNetworkRequest.newBuilder()
            .setName("a")
            .setRequestId(UUID.randomUUID().toString())
            .build();
    var stub = NetworkServiceGrpc.newBlockingStub(service.as(OPERATOR));
    assertThat(stub.createNetwork(request)).isEqualTo(stub.createNetwork(request));
    assertThatThrownBy(() -> stub.createNetwork(request.toBuilder().setName("b").build()))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT));
  }

  @Test
  void feedIsForServicesAndIsReadOverTheWireAsItIsLocally() throws Exception {
    var feed = new RemoteFeed("network-service", service.asService(ServiceName.AUTH));
    create("a");
    try (var stream = feed.open("", Set.of(FeedWrites.KIND))) {
      var first = fresh(stream).getFirst();
      assertThat(first.key()).isEqualTo("a");
      assertThat(first.payload(com.google.protobuf.StringValue.parser()).getValue()).isEqualTo("a");
      create("b");
      try (var again = feed.open(first.resumeToken(), Set.of(FeedWrites.KIND))) {
        assertThat(fresh(again)).extracting(FeedRecord::key).containsExactly("b");
      }
    }
    var forbidden = new RemoteFeed("network-service", service.as(OPERATOR));
    try (var stream = forbidden.open("", Set.of())) {
      assertThatThrownBy(() -> stream.next(Duration.ofSeconds(60)))
          .hasRootCauseInstanceOf(StatusException.class);
    }
  }

  @Test
  void effectsAreCarriedOutThoughTheSourceIsRestarted() throws Exception {
    var address = new ArrayList<ServiceFixture>(List.of(start()));
    FeedSource source =
        (token, kinds) ->
            new RemoteFeed("network-service", address.getFirst().asService(ServiceName.AUTH))
                .open(token, kinds);
    var transactions = service.instance(Transactions.class);
    var seen = new CopyOnWriteArrayList<String>();
    var consumer =
        new FeedConsumer(
            "over-the-wire",
            source,
            Set.of(FeedWrites.KIND),
            transactions,
            (tx, record) -> seen.add(record.key()),
            service.instance(FeedLag.class),
            Duration.ofSeconds(1));
    consumer.start();
    create("a");
    await().atMost(Duration.ofSeconds(60)).until(() -> seen.contains("a"));
    address.getFirst().close();
    create("b");
    address.set(0, start());
    await().atMost(Duration.ofSeconds(60)).until(() -> seen.contains("b"));
    consumer.stop();
    assertThat(seen).containsExactly("a", "b");
  }

  /** The next records; a message without any says only how far the feed was read. */
  private static List<FeedRecord> fresh(FeedStream stream) throws Exception {
    var records = stream.next(Duration.ofSeconds(60)).records();
    while (records.isEmpty()) {
      records = stream.next(Duration.ofSeconds(60)).records();
    }
    return records;
  }

  private ServiceFixture start() {
    return deployment.start(ServiceName.NETWORK, new BoardModule());
  }

  private void create(String name) {
    var stub = NetworkServiceGrpc.newBlockingStub(service.as(OPERATOR));
    assertThat(stub.createNetwork(CreateNetworkRequest.newBuilder().setName(name).build()))
        .isNotNull();
  }

  private BlockingClientCall<?, WatchNetworkResponse> watch(String token) {
    return NetworkServiceGrpc.newBlockingV2Stub(service.as(OPERATOR)).watchNetwork(request(token));
  }

  private static WatchNetworkRequest request(String token) {
    return WatchNetworkRequest.newBuilder().setNetwork("board").setResumeToken(token).build();
  }

  private static List<WatchNetworkResponse> read(
      BlockingClientCall<?, WatchNetworkResponse> watch, int count) throws Exception {
    var messages = new ArrayList<WatchNetworkResponse>();
    while (messages.size() < count) {
      var message = watch.read(60, TimeUnit.SECONDS);
      assertThat(message).as("after %s", messages).isNotNull();
      messages.add(message);
    }
    return messages;
  }

  private static WatchNetworkResponse readUntil(
      BlockingClientCall<?, WatchNetworkResponse> watch, String name) throws Exception {
    while (true) {
      var message = read(watch, 1).getFirst();
      if (message.getNetwork().getName().equals(name)) {
        return message;
      }
    }
  }

  /** What was changed just before the snapshot may be told again. */
  private static String lastNameIn(BlockingClientCall<?, WatchNetworkResponse> watch, String name)
      throws Exception {
    return readUntil(watch, name).getNetwork().getName();
  }

  private static List<String> names(List<WatchNetworkResponse> messages) {
    return messages.stream().map(message -> message.getNetwork().getName()).toList();
  }

  private static void assertEnds(
      BlockingClientCall<?, WatchNetworkResponse> watch, Status.Code code) {
    assertThatThrownBy(
            () -> {
              while (watch.read(60, TimeUnit.SECONDS) != null) {}
            })
        .isInstanceOfSatisfying(
            StatusException.class, e -> assertThat(e.getStatus().getCode()).isEqualTo(code));
  }
}
