package io.coterie.auth;

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
  private final List<Reader> readers = new ArrayList<>();

  private record Reader(ServerCallStreamObserver<ReadFeedResponse> out, List<String> kinds) {}

  synchronized void publish(String kind, String key, ChangeKind change, Message payload) {
    var record =
        FeedRecord.newBuilder()
            .setResumeToken(Integer.toString(records.size() + 1))
            .setKind(kind)
            .setKey(key)
            .setVersion(records.size() + 1L)
            .setChange(change)
            .setPayload(payload.toByteString())
            .build();
    records.add(record);
    readers.removeIf(reader -> reader.out().isCancelled());
    readers.forEach(reader -> send(reader, record));
  }

  @Override
  public synchronized void readFeed(ReadFeedRequest request, StreamObserver<ReadFeedResponse> out) {
    var reader =
        new Reader((ServerCallStreamObserver<ReadFeedResponse>) out, request.getKindsList());
    reader.out().setOnCancelHandler(() -> {});
    int from = request.getResumeToken().isEmpty() ? 0 : Integer.parseInt(request.getResumeToken());
    records.subList(from, records.size()).forEach(record -> send(reader, record));
    readers.add(reader);
  }

  private static void send(Reader reader, FeedRecord record) {
    var response = ReadFeedResponse.newBuilder().setResumeToken(record.getResumeToken());
    if (reader.kinds().contains(record.getKind())) {
      response.addRecords(record);
    }
    reader.out().onNext(response.build());
  }
}
