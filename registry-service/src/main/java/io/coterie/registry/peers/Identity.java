package io.coterie.registry.peers;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.coterie.platform.db.ChangeKind;
import io.coterie.platform.feed.FeedRecord;
import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.NodeNumber;
import io.coterie.registry.v1.Node;
import io.coterie.registry.v1.NodeRecord;
import java.time.Instant;
import java.util.Optional;

/**
 * Who a node is: what its owner changes.
 *
 * @param version orders its changes
 * @param present it is registered, and not suspended with its account
 * @param number on the backbone; empty: it is not there
 * @param key Ed25519, 32 bytes
 */
record Identity(
    long version,
    boolean present,
    Optional<NodeNumber> number,
    Optional<Hostname> hostname,
    ByteString key,
    Optional<Instant> keyExpiry) {
  /** As the feed tells it. */
  static Identity of(FeedRecord record) {
    var told = record.payload(NodeRecord.parser());
    var node = told.getNode();
    return new Identity(
        record.version(),
        record.change() != ChangeKind.DELETED && !told.getSuspended(),
        Optional.of(node.getNumber()).filter(some -> some != 0).map(NodeNumber::ofUnsigned),
        Optional.of(node.getHostname()).filter(text -> !text.isEmpty()).map(Hostname::new),
        node.getPublicKey(),
        expiry(node));
  }

  boolean isKeyExpired(Instant now) {
    return keyExpiry.isPresent() && !keyExpiry.get().isAfter(now);
  }

  private static Optional<Instant> expiry(Node node) {
    return node.hasKeyExpireTime()
        ? Optional.of(instant(node.getKeyExpireTime()))
        : Optional.empty();
  }

  private static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }
}
