package io.coterie.registry;

import static org.assertj.core.api.Assertions.assertThat;

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
    assertThat(read(since)).extracting(FeedRecord::getKey).containsExactly(first.id(), second.id());
  }

  @Test
  void readerOfWhatIsEmptyHearsThatAtOnce() {
    assertThat(read(fixture.clock().instant())).isEmpty();
  }

  @Test
  void resumeTokenCountsMoreThanTheTime() {
    var since = fixture.clock().instant();
    var _ = fixture.node();
    var last = read(since).getLast().getResumeToken();
    var second = fixture.node();
    assertThat(read(request(since).setResumeToken(last)))
        .extracting(FeedRecord::getKey)
        .containsExactly(second.id());
  }

  private List<FeedRecord> read(Instant since) {
    return read(request(since));
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
