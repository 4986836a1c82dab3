package io.coterie.testing;

import com.google.protobuf.Message;
import io.coterie.feed.v1.ChangeKind;
import io.coterie.feed.v1.FeedRecord;
import io.coterie.feed.v1.FeedServiceGrpc.FeedServiceImplBase;
import io.coterie.feed.v1.ReadFeedRequest;
import io.coterie.feed.v1.ReadFeedResponse;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;

/** Another service's feed, filled by the test: who reads it later gets what was before. */
public final class FakeFeed extends FeedServiceImplBase {
  private final List<FeedRecord> records = new ArrayList<>();
  private final List<Reader> readers = new ArrayList<>();

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
            .setChange(change)
            .setPayload(payload.toByteString())
            .build();
    records.add(record);
    readers.removeIf(reader -> reader.out().isCancelled());
    readers.forEach(reader -> reader.send(record));
  }

  @Override
  public synchronized void readFeed(ReadFeedRequest request, StreamObserver<ReadFeedResponse> out) {
    var stream = (ServerCallStreamObserver<ReadFeedResponse>) out;
    stream.setOnCancelHandler(() -> {});
    var reader = new Reader(List.copyOf(request.getKindsList()), stream);
    int from = request.getResumeToken().isEmpty() ? 0 : Integer.parseInt(request.getResumeToken());
    records.subList(from, records.size()).forEach(reader::send);
    readers.add(reader);
  }
}
