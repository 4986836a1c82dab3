package io.coterie.registry;

import io.coterie.feed.v1.FeedRecord;
import io.coterie.feed.v1.FeedServiceGrpc;
import io.coterie.feed.v1.ReadFeedRequest;
import io.coterie.platform.identity.ServiceName;
import io.grpc.Context;
import java.util.ArrayList;
import java.util.List;

/** What other services read of registry-service's changes. */
final class Feed {
  private Feed() {}

  /** The first so many of a kind; waits for them. */
  static List<FeedRecord> read(RegistryFixture fixture, String kind, int count) {
    var stub = FeedServiceGrpc.newBlockingStub(fixture.service().asService(ServiceName.NETWORK));
    var records = new ArrayList<FeedRecord>();
    try (var reading = Context.current().withCancellation()) {
      reading.run(() -> {
        var stream = stub.readFeed(ReadFeedRequest.newBuilder().addKinds(kind).build());
        while (records.size() < count && stream.hasNext()) {
          records.addAll(stream.next().getRecordsList());
        }
      });
    }
    return records;
  }
}
