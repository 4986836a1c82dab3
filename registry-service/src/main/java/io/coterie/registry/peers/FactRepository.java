package io.coterie.registry.peers;

import static io.coterie.registry.tables.Tables.NODE;
import static io.coterie.registry.tables.Tables.PRESENCE;
import static java.util.Objects.requireNonNull;

import com.google.protobuf.ByteString;
import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.NodeNumber;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Reads what the feed tells, from where it is written. */
final class FactRepository {
  /** Of some nodes, registered or not; both parts of one moment. */
  Map<NodeId, Facts> find(DSLContext db, Collection<NodeId> ids) {
    return db.select(NODE.ID, NODE.VERSION, NODE.REGISTERED, NODE.SUSPENDED)
        .select(NODE.NUMBER, NODE.ON_BACKBONE, NODE.HOSTNAME)
        .select(NODE.PUBLIC_KEY, NODE.KEY_EXPIRE_TIME)
        .select(PRESENCE.VERSION, PRESENCE.ONLINE, PRESENCE.ENDPOINTS, PRESENCE.HOME_RELAY)
        .from(NODE)
        .leftJoin(PRESENCE)
        .on(PRESENCE.NODE_ID.eq(NODE.ID))
        .where(NODE.ID.in(ids.stream().map(NodeId::text).toList()))
        .fetchMap(
            row -> new NodeId(requireNonNull(row.get(NODE.ID))),
            row -> new Facts(identity(row), whereabouts(row)));
  }

  private static Identity identity(Record row) {
    return new Identity(
        requireNonNull(row.get(NODE.VERSION)),
        requireNonNull(row.get(NODE.REGISTERED)) && !requireNonNull(row.get(NODE.SUSPENDED)),
        Optional.ofNullable(row.get(NODE.NUMBER))
            .filter(_ -> requireNonNull(row.get(NODE.ON_BACKBONE)))
            .map(NodeNumber::new),
        Optional.ofNullable(row.get(NODE.HOSTNAME)).map(Hostname::new),
        ByteString.copyFrom(requireNonNull(row.get(NODE.PUBLIC_KEY))),
        Optional.ofNullable(row.get(NODE.KEY_EXPIRE_TIME)).map(OffsetDateTime::toInstant));
  }

  private static Whereabouts whereabouts(Record row) {
    var version = row.get(PRESENCE.VERSION);
    if (version == null) {
      return Whereabouts.UNKNOWN;
    }
    if (!requireNonNull(row.get(PRESENCE.ONLINE))) {
      return Whereabouts.offline(version);
    }
    return new Whereabouts(
        version,
        true,
        List.of(requireNonNull(row.get(PRESENCE.ENDPOINTS))),
        Optional.ofNullable(row.get(PRESENCE.HOME_RELAY)).orElse(""));
  }
}
