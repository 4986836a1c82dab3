package io.coterie.platform.feed;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import io.coterie.platform.db.ChangeKind;
import io.coterie.platform.id.NetworkId;
import java.time.Instant;
import java.util.Optional;

/**
 * One committed change of one object, as it is read from a feed.
 *
 * @param resumeToken where to go on after it
 * @param version a record that is not newer than what the reader has is a repeat
 */
public record FeedRecord(
    String resumeToken,
    String kind,
    String key,
    long version,
    Optional<NetworkId> network,
    ChangeKind change,
    ByteString payload,
    Instant createTime) {
  /**
   * Reads the payload.
   *
   * @throws IllegalArgumentException if it is not of that type
   */
  public <M> M payload(Parser<M> parser) {
    try {
      return parser.parseFrom(payload);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("the payload of a " + kind + " is of another type", e);
    }
  }
}
