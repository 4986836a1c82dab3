package io.coterie.testing;

import com.google.protobuf.Message;
import io.coterie.feed.v1.ChangeKind;
import io.coterie.feed.v1.FeedRecord;
import io.coterie.feed.v1.FeedServiceGrpc.FeedServiceImplBase;
import io.coterie.feed.v1.ReadFeedRequest;
import io.coterie.feed.v1.ReadFeedResponse;
import io.coterie.platform.failure.PlatformFailure;
import io.coterie.platform.failure.PlatformReason;
import io.coterie.platform.rpc.Statuses;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;

/**
 * Another service's feed, filled by the test: who reads it later gets what was before, and then a
 * checkpoint.
 */
public final class FakeFeed extends FeedServiceImplBase {
  private final List<FeedRecord> records = new ArrayList<>();
  private final List<Reader> readers = new ArrayList<>();
  private boolean forgetful;

  /** Who reads, and what kinds it wants. */
  private record Reader(List<String> kinds, ServerCallStreamObserver<ReadFeedResponse> out) {
    void send(FeedRecord record) {
      if (kinds.contains(record.getKind())) {
        out.onNext(
            ReadFeedResponse.newBuilder()
                .addRecords(record)
                .setResumeToken(record.getResumeToken())
                .build());
      }
    }
  }

  public synchronized void publish(
      String kind, String key, long version, ChangeKind change, Message payload) {
    var record =
        FeedRecord.newBuilder()
            .setResumeToken(Integer.toString(records.size() + 1))
            .setKind(kind)
            .setKey(key)
            .setVersion(version)
            .setNetwork(network(key))
            .setChange(change)
            .setPayload(payload.toByteString())
            .build();
    records.add(record);
    readers.removeIf(reader -> reader.out().isCancelled());
    readers.forEach(reader -> reader.send(record));
  }

  /** Ends all streams, as a replica does that stops. */
  public synchronized void cut() {
    readers.forEach(
        reader -> reader.out().onError(Statuses.of(new PlatformFailure.DependencyDown("this"))));
    readers.clear();
  }

  /** The same; and from now on no reader can go on from where it was. */
  public synchronized void restore() {
    forgetful = true;
    cut();
  }

  /** Keys of what belongs to a network begin with its id. */
  private static String network(String key) {
    return key.startsWith("net_") ? key.replaceFirst("/.*", "") : "";
  }

  @Override
  public synchronized void readFeed(ReadFeedRequest request, StreamObserver<ReadFeedResponse> out) {
    var stream = (ServerCallStreamObserver<ReadFeedResponse>) out;
    stream.setOnCancelHandler(() -> {});
    if (forgetful && !request.getResumeToken().isEmpty()) {
      var expired = new PlatformFailure.Plain(PlatformReason.RESUME_TOKEN_EXPIRED);
      stream.onError(Statuses.of(expired));
      return;
    }
    var reader = new Reader(List.copyOf(request.getKindsList()), stream);
    int from = request.getResumeToken().isEmpty() ? 0 : Integer.parseInt(request.getResumeToken());
    records.subList(from, records.size()).forEach(reader::send);
    stream.onNext(
        ReadFeedResponse.newBuilder().setResumeToken(Integer.toString(records.size())).build());
    readers.add(reader);
  }
}
