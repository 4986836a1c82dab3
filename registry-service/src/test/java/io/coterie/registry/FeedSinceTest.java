package io.coterie.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Timestamp;
import io.coterie.feed.v1.FeedRecord;
import io.coterie.feed.v1.FeedServiceGrpc;
import io.coterie.feed.v1.ReadFeedRequest;
import io.coterie.feed.v1.ReadFeedResponse;
import io.coterie.platform.identity.ServiceName;
import io.grpc.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The feed from a time on, as a relay reads it that has just started. */
class FeedSinceTest {
  private final RegistryFixture fixture = new RegistryFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void whatIsNotOlderIsReadAndThenThatThereIsNoMore() {
    var _ = fixture.node();
    fixture.clock().advance(Duration.ofHours(1));
    var since = fixture.clock().instant();
    var first = fixture.node();
    var second = fixture.node();
    awaitKeys(request(since), first.id(), second.id());
  }

  @Test
  void readerOfWhatIsEmptyHearsThatAtOnce() {
    assertThat(read(request(fixture.clock().instant()))).isEmpty();
  }

  @Test
  void resumeTokenCountsMoreThanTheTime() {
    var since = fixture.clock().instant();
    var first = fixture.node();
    awaitKeys(request(since), first.id());
    var last = read(request(since)).getLast().getResumeToken();
    var second = fixture.node();
    awaitKeys(request(since).setResumeToken(last), second.id());
  }

  /** A service tells of what it has seen, which may be a moment later than it was written. */
  private void awaitKeys(ReadFeedRequest.Builder request, String... keys) {
    await()
        .untilAsserted(
            () -> assertThat(read(request)).extracting(FeedRecord::getKey).containsExactly(keys));
  }

  /** Up to the first message without records. */
  private List<FeedRecord> read(ReadFeedRequest.Builder request) {
    var stub = FeedServiceGrpc.newBlockingStub(fixture.service().asService(ServiceName.RELAY));
    var records = new ArrayList<FeedRecord>();
    try (var reading = Context.current().withCancellation()) {
      reading.run(() -> {
        var stream = stub.readFeed(request.build());
        ReadFeedResponse response;
        do {
          response = stream.next();
          records.addAll(response.getRecordsList());
        } while (response.getRecordsCount() > 0);
      });
    }
    return records;
  }

  private static ReadFeedRequest.Builder request(Instant since) {
    return ReadFeedRequest.newBuilder()
        .addKinds("node")
        .setSinceTime(
            Timestamp.newBuilder().setSeconds(since.getEpochSecond()).setNanos(since.getNano()));
  }
}
