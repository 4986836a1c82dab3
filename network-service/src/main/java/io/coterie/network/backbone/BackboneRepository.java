package io.coterie.network.backbone;

import static io.coterie.network.tables.Tables.KNOWN_NODE;
import static io.coterie.network.tables.Tables.TRUST;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;

import io.coterie.network.directory.NodeKey;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.NodeNumber;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** All SQL about trust, and about nodes as they are on the backbone. */
final class BackboneRepository {
  /** Notes whether one trusts the other; false if something newer is known. */
  boolean note(DSLContext db, NodeId node, NodeId other, long version, boolean isTrusted) {
    return db.insertInto(TRUST)
            .set(TRUST.NODE_ID, node.text())
            .set(TRUST.OTHER_ID, other.text())
            .set(TRUST.VERSION, version)
            .set(TRUST.IS_TRUSTED, isTrusted)
            .onConflict(TRUST.NODE_ID, TRUST.OTHER_ID)
            .doUpdate()
            .set(TRUST.VERSION, version)
            .set(TRUST.IS_TRUSTED, isTrusted)
            .where(TRUST.VERSION.lt(version))
            .execute()
        == 1;
  }

  /** Those that a node trusts, and that trust it. */
  List<NodeId> trusted(DSLContext db, NodeId node) {
    return db.select(TRUST.OTHER_ID)
        .from(TRUST)
        .where(TRUST.NODE_ID.eq(node.text()))
        .and(TRUST.IS_TRUSTED)
        .orderBy(TRUST.OTHER_ID)
        .fetch(row -> new NodeId(row.value1()));
  }

  /** Whether a node is public; empty if it is not on the backbone, as far as is known. */
  Optional<Boolean> isPublic(DSLContext db, NodeId node) {
    return db.select(KNOWN_NODE.IS_PUBLIC)
        .from(KNOWN_NODE)
        .where(KNOWN_NODE.NODE_ID.eq(node.text()))
        .and(KNOWN_NODE.BACKBONE_NUMBER.gt(0L))
        .fetchOptional(KNOWN_NODE.IS_PUBLIC);
  }

  /** Those that may reach a node by trust. */
  List<BackboneSource> sources(DSLContext db, NodeId target) {
    return sources(db, target, noCondition());
  }

  /** One of them, if it is one. */
  Optional<BackboneSource> source(DSLContext db, NodeId target, NodeId source) {
    return sources(db, target, TRUST.OTHER_ID.eq(source.text())).stream().findFirst();
  }

  private static List<BackboneSource> sources(DSLContext db, NodeId target, Condition which) {
    var own = KNOWN_NODE.as("own");
    return db.select(KNOWN_NODE.NODE_ID, KNOWN_NODE.BACKBONE_NUMBER)
        .select(KNOWN_NODE.REGISTRATION, KNOWN_NODE.PUBLIC_KEY)
        .from(TRUST)
        .join(KNOWN_NODE)
        .on(KNOWN_NODE.NODE_ID.eq(TRUST.OTHER_ID))
        .where(TRUST.NODE_ID.eq(target.text()))
        .and(TRUST.IS_TRUSTED)
        .and(which)
        .and(KNOWN_NODE.BACKBONE_NUMBER.gt(0L))
        .and(KNOWN_NODE.REGISTRATION.isNotNull())
        .and(KNOWN_NODE.PUBLIC_KEY.isNotNull())
        .and(
            exists(
                selectOne()
                    .from(own)
                    .where(own.NODE_ID.eq(target.text()))
                    .and(own.BACKBONE_NUMBER.gt(0L))))
        .orderBy(TRUST.OTHER_ID)
        .fetch(row ->
            new BackboneSource(
                new NodeId(row.get(KNOWN_NODE.NODE_ID)),
                new NodeNumber(row.get(KNOWN_NODE.BACKBONE_NUMBER)),
                new Incarnation(Objects.requireNonNull(row.get(KNOWN_NODE.REGISTRATION))),
                NodeKey.of(Objects.requireNonNull(row.get(KNOWN_NODE.PUBLIC_KEY)))));
  }
}
