package io.coterie.platform.feed;

import com.google.protobuf.Timestamp;
import io.coterie.feed.v1.ReadFeedResponse;
import io.coterie.platform.db.ChangeKind;
import io.coterie.platform.id.NetworkId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Feed records to and from their contract. */
final class FeedProto {
  private FeedProto() {}

  static ReadFeedResponse response(FeedBatch batch) {
    var response = ReadFeedResponse.newBuilder().setResumeToken(batch.resumeToken());
    batch.records().forEach(record -> response.addRecords(toProto(record)));
    return response.build();
  }

  static List<FeedRecord> records(ReadFeedResponse response) {
    return response.getRecordsList().stream().map(FeedProto::fromProto).toList();
  }

  private static io.coterie.feed.v1.FeedRecord toProto(FeedRecord record) {
    return io.coterie.feed.v1.FeedRecord.newBuilder()
        .setResumeToken(record.resumeToken())
        .setKind(record.kind())
        .setKey(record.key())
        .setVersion(record.version())
        .setNetwork(record.network().map(NetworkId::text).orElse(""))
        .setChangeValue(record.change().number())
        .setPayload(record.payload())
        .setCreateTime(timestamp(record.createTime()))
        .build();
  }

  private static FeedRecord fromProto(io.coterie.feed.v1.FeedRecord record) {
    return new FeedRecord(
        record.getResumeToken(),
        record.getKind(),
        record.getKey(),
        record.getVersion(),
        Optional.of(record.getNetwork()).filter(text -> !text.isEmpty()).map(NetworkId::new),
        ChangeKind.of(record.getChangeValue()),
        record.getPayload(),
        instant(record.getCreateTime()));
  }

  static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }

  static Timestamp timestamp(Instant at) {
    return Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()).build();
  }
}
