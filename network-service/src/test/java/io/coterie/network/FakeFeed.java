package io.coterie.network;

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

/** Another service's feed, filled by the test. */
final class FakeFeed extends FeedServiceImplBase {
  private final List<FeedRecord> records = new ArrayList<>();
  private final List<ServerCallStreamObserver<ReadFeedResponse>> readers = new ArrayList<>();

  synchronized void publish(
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
    readers.removeIf(ServerCallStreamObserver::isCancelled);
    readers.forEach(reader -> send(reader, record));
  }

  @Override
  public synchronized void readFeed(ReadFeedRequest request, StreamObserver<ReadFeedResponse> out) {
    var reader = (ServerCallStreamObserver<ReadFeedResponse>) out;
    reader.setOnCancelHandler(() -> {});
    int from = request.getResumeToken().isEmpty() ? 0 : Integer.parseInt(request.getResumeToken());
    records.subList(from, records.size()).forEach(record -> send(reader, record));
    readers.add(reader);
  }

  private static void send(ServerCallStreamObserver<ReadFeedResponse> reader, FeedRecord record) {
    reader.onNext(
        ReadFeedResponse.newBuilder()
            .addRecords(record)
            .setResumeToken(record.getResumeToken())
            .build());
  }
}
