package io.coterie.registry.node;

import com.google.protobuf.Timestamp;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.Address;
import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.NodeNumber;
import io.coterie.registry.presence.Lease;
import io.coterie.registry.presence.RelayName;
import io.coterie.registry.v1.NodeRecord;
import io.coterie.registry.v1.NodeVisibility;
import io.coterie.registry.v1.Presence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The only conversions between nodes and their contract. */
public final class NodeProto {
  private NodeProto() {}

  /** A node for somebody who may see it. */
  static io.coterie.registry.v1.Node node(Node node, boolean withAccount, Instant now) {
    var proto =
        identity(node).setPresence(presence(node, now)).addAllEndpoints(endpoints(node, now));
    node.lease().map(Lease::lastSeen).map(NodeProto::timestamp).ifPresent(proto::setLastSeenTime);
    if (withAccount) {
      node.profile().account().map(AccountId::text).ifPresent(proto::setAccount);
    }
    return proto.build();
  }

  /** A node for services. */
  public static NodeRecord record(Node node, Instant now) {
    return record(node, node(node, true, now));
  }

  /** A node for the feed: without its presence, which is published apart. */
  static NodeRecord feedRecord(Node node) {
    var proto = identity(node);
    node.profile().account().map(AccountId::text).ifPresent(proto::setAccount);
    return record(node, proto.build());
  }

  public static Presence presence(Node node, Instant now) {
    return node.isOnline(now) ? Presence.PRESENCE_ONLINE : Presence.PRESENCE_OFFLINE;
  }

  /** Where the node can be reached now: nowhere while it is offline. */
  public static List<String> endpoints(Node node, Instant now) {
    return node.lease().filter(lease -> lease.isAlive(now)).map(Lease::endpoints).orElse(List.of());
  }

  /** The relay that the node is at home at now: none while it is offline. */
  public static Optional<RelayName> homeRelay(Node node, Instant now) {
    return node.lease().filter(lease -> lease.isAlive(now)).flatMap(Lease::homeRelay);
  }

  static Visibility visibility(NodeVisibility proto) {
    return proto == NodeVisibility.NODE_VISIBILITY_PUBLIC ? Visibility.PUBLIC : Visibility.PRIVATE;
  }

  static Optional<Hostname> hostname(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(new Hostname(text));
  }

  static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }

  public static Timestamp timestamp(Instant time) {
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }

  private static NodeRecord record(Node node, io.coterie.registry.v1.Node proto) {
    return NodeRecord.newBuilder()
        .setNode(proto)
        .setVersion(node.stamp().version())
        .setIncarnation(node.life().incarnation().text())
        .setSuspended(node.life().suspended())
        .build();
  }

  private static io.coterie.registry.v1.Node.Builder identity(Node node) {
    var proto =
        io.coterie.registry.v1.Node.newBuilder()
            .setId(node.id().text())
            .setNumber(node.number().map(NodeNumber::unsigned).orElse(0))
            .setAddress(node.backboneAddress().map(Address::toString).orElse(""))
            .setHostname(node.profile().hostname().map(Hostname::text).orElse(""))
            .setPublicKey(node.credential().key().raw())
            .setVisibility(visibility(node))
            .setCreateTime(timestamp(node.created()))
            .setEtag(node.etag())
            .setEphemeral(node.life().ephemeralSince().isPresent());
    node.credential().expiry().map(NodeProto::timestamp).ifPresent(proto::setKeyExpireTime);
    return proto;
  }

  private static NodeVisibility visibility(Node node) {
    return switch (node.profile().visibility()) {
      case PRIVATE -> NodeVisibility.NODE_VISIBILITY_PRIVATE;
      case PUBLIC -> NodeVisibility.NODE_VISIBILITY_PUBLIC;
    };
  }
}
