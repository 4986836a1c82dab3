package io.coterie.registry.node;

import static io.coterie.registry.tables.Tables.NODE;
import static io.coterie.registry.tables.Tables.PRESENCE;
import static java.util.Objects.requireNonNull;

import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.NodeNumber;
import io.coterie.registry.presence.Lease;
import io.coterie.registry.presence.RelayName;
import io.coterie.registry.proof.NodeKey;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** Nodes as rows: a node's own, with that of its presence if there is one. */
final class Rows {
  static final Table<?> NODES = NODE.leftJoin(PRESENCE).on(PRESENCE.NODE_ID.eq(NODE.ID));

  static final List<Field<?>> FIELDS =
      Stream.concat(Stream.of(NODE.fields()), Stream.of(PRESENCE.fields())).toList();

  private Rows() {}

  static Node node(Record row) {
    return new Node(
        new NodeId(requireNonNull(row.get(NODE.ID))),
        Optional.ofNullable(row.get(NODE.NUMBER)).map(NodeNumber::new),
        requireNonNull(row.get(NODE.CREATE_TIME)).toInstant(),
        new Node.Credential(
            NodeKey.of(requireNonNull(row.get(NODE.PUBLIC_KEY))),
            Optional.ofNullable(row.get(NODE.KEY_EXPIRE_TIME)).map(OffsetDateTime::toInstant)),
        new Node.Profile(
            Optional.ofNullable(row.get(NODE.ACCOUNT_ID)).map(AccountId::new),
            Optional.ofNullable(row.get(NODE.HOSTNAME)).map(Hostname::new),
            visibility(requireNonNull(row.get(NODE.IS_PUBLIC))),
            footing(requireNonNull(row.get(NODE.ON_BACKBONE)))),
        new Node.Life(
            new Incarnation(requireNonNull(row.get(NODE.INCARNATION))),
            requireNonNull(row.get(NODE.REGISTERED)),
            requireNonNull(row.get(NODE.EVICTION_DUE)),
            Optional.ofNullable(row.get(NODE.EPHEMERAL_SINCE)).map(OffsetDateTime::toInstant),
            Optional.ofNullable(row.get(NODE.ENTERING_UNTIL)).map(OffsetDateTime::toInstant),
            requireNonNull(row.get(NODE.SUSPENDED))),
        new Node.Stamp(
            requireNonNull(row.get(NODE.VERSION)),
            requireNonNull(row.get(NODE.VERSION_TAKEN)),
            requireNonNull(row.get(NODE.REVISION))),
        lease(row));
  }

  /** All columns but those that never change. */
  static Map<Field<?>, @Nullable Object> changeable(Node node) {
    var columns = new java.util.LinkedHashMap<Field<?>, @Nullable Object>();
    columns.put(NODE.NUMBER, node.keptNumber().map(NodeNumber::value).orElse(null));
    columns.put(NODE.ON_BACKBONE, node.isOnBackbone());
    columns.put(NODE.PUBLIC_KEY, node.credential().key().raw().toByteArray());
    columns.put(NODE.KEY_EXPIRE_TIME, node.credential().expiry().map(Rows::time).orElse(null));
    columns.put(NODE.ACCOUNT_ID, node.profile().account().map(AccountId::text).orElse(null));
    columns.put(NODE.HOSTNAME, node.profile().hostname().map(Hostname::text).orElse(null));
    columns.put(NODE.IS_PUBLIC, node.isPublic());
    columns.put(NODE.INCARNATION, node.life().incarnation().text());
    columns.put(NODE.REGISTERED, node.life().registered());
    columns.put(NODE.EVICTION_DUE, node.life().evictionDue());
    columns.put(NODE.EPHEMERAL_SINCE, node.life().ephemeralSince().map(Rows::time).orElse(null));
    columns.put(NODE.SUSPENDED, node.life().suspended());
    columns.put(NODE.ENTERING_UNTIL, node.life().enteringUntil().map(Rows::time).orElse(null));
    columns.put(NODE.VERSION, node.stamp().version());
    columns.put(NODE.VERSION_TAKEN, node.stamp().taken());
    columns.put(NODE.REVISION, node.stamp().revision());
    return columns;
  }

  static Visibility visibility(boolean isPublic) {
    return isPublic ? Visibility.PUBLIC : Visibility.PRIVATE;
  }

  private static Footing footing(boolean onBackbone) {
    return onBackbone ? Footing.BACKBONE : Footing.NETWORKS;
  }

  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static Optional<Lease> lease(Record row) {
    return Optional.ofNullable(row.get(PRESENCE.LEASE_UNTIL))
        .map(until ->
            new Lease(
                requireNonNull(row.get(PRESENCE.LAST_SEEN)).toInstant(),
                until.toInstant(),
                List.of(requireNonNull(row.get(PRESENCE.ENDPOINTS))),
                Optional.ofNullable(row.get(PRESENCE.HOME_RELAY)).map(RelayName::new)));
  }
}
