package io.coterie.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import io.coterie.feed.v1.FeedRecord;
import io.coterie.feed.v1.FeedServiceGrpc.FeedServiceStub;
import io.coterie.feed.v1.ReadFeedRequest;
import io.coterie.feed.v1.ReadFeedResponse;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Reads a replica's feed as another service does, until the replica closes. */
final class FeedReader implements StreamObserver<ReadFeedResponse> {
  private final List<FeedRecord> records = new CopyOnWriteArrayList<>();

  static FeedReader of(FeedServiceStub feed, String... kinds) {
    var reader = new FeedReader();
    feed.readFeed(ReadFeedRequest.newBuilder().addAllKinds(List.of(kinds)).build(), reader);
    return reader;
  }

  /** What was published about an object, once it is that many. */
  <M extends Message> List<M> about(String kind, String key, int times, Parser<M> parser) {
    await().untilAsserted(() -> assertThat(about(kind, key)).hasSize(times));
    return about(kind, key).stream().map(record -> parse(parser, record)).toList();
  }

  @Override
  public void onNext(ReadFeedResponse response) {
    records.addAll(response.getRecordsList());
  }

  @Override
  public void onError(Throwable thrown) {
    // the replica closed
  }

  @Override
  public void onCompleted() {
    // a feed has no end
  }

  private List<FeedRecord> about(String kind, String key) {
    return records.stream()
        .filter(record -> record.getKind().equals(kind) && record.getKey().equals(key))
        .toList();
  }

  private static <M> M parse(Parser<M> parser, FeedRecord record) {
    try {
      return parser.parseFrom(record.getPayload());
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }
}
