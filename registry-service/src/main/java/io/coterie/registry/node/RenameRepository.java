package io.coterie.registry.node;

import static io.coterie.registry.tables.Tables.RENAME;
import static java.util.Objects.requireNonNull;

import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.NodeId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;

/** All SQL for renames under way. */
final class RenameRepository {
  void insert(DSLContext db, Rename rename, Instant heldUntil) {
    db.insertInto(RENAME)
        .set(RENAME.NODE_ID, rename.node().text())
        .set(RENAME.HOSTNAME, rename.hostname().map(Hostname::text).orElse(null))
        .set(RENAME.IS_PUBLIC, rename.visibility() == Visibility.PUBLIC)
        .set(RENAME.VERSION, rename.version())
        .set(RENAME.ATTEMPTS, rename.attempts())
        .set(RENAME.HELD_UNTIL, Rows.time(heldUntil))
        .set(RENAME.ASKED_BY, rename.askedBy())
        .execute();
  }

  boolean isPending(DSLContext db, NodeId node) {
    return db.fetchExists(RENAME, RENAME.NODE_ID.eq(node.text()));
  }

  /** Holds a rename that nobody holds, for one more attempt; empty if there is none such. */
  Optional<Rename> hold(DSLContext db, NodeId node, Instant now, Instant until) {
    return db.update(RENAME)
        .set(RENAME.HELD_UNTIL, Rows.time(until))
        .set(RENAME.ATTEMPTS, RENAME.ATTEMPTS.plus(1))
        .where(RENAME.NODE_ID.eq(node.text()))
        .and(RENAME.HELD_UNTIL.le(Rows.time(now)))
        .returning()
        .fetchOptional(RenameRepository::rename);
  }

  void release(DSLContext db, Rename rename, Instant now) {
    db.update(RENAME)
        .set(RENAME.HELD_UNTIL, Rows.time(now))
        .where(RENAME.NODE_ID.eq(rename.node().text()))
        .and(RENAME.VERSION.eq(rename.version()))
        .execute();
  }

  /** Ends a rename; false if it has ended already. */
  boolean delete(DSLContext db, Rename rename) {
    return db.deleteFrom(RENAME)
            .where(RENAME.NODE_ID.eq(rename.node().text()))
            .and(RENAME.VERSION.eq(rename.version()))
            .execute()
        == 1;
  }

  void deleteAny(DSLContext db, NodeId node) {
    db.deleteFrom(RENAME).where(RENAME.NODE_ID.eq(node.text())).execute();
  }

  /** Renames that somebody began, and that nobody is at. */
  List<NodeId> abandoned(DSLContext db, Instant now, int limit) {
    return db.select(RENAME.NODE_ID)
        .from(RENAME)
        .where(RENAME.HELD_UNTIL.le(Rows.time(now)))
        .orderBy(RENAME.HELD_UNTIL)
        .limit(limit)
        .fetch(row -> new NodeId(row.value1()));
  }

  private static Rename rename(Record row) {
    return new Rename(
        new NodeId(requireNonNull(row.get(RENAME.NODE_ID))),
        Optional.ofNullable(row.get(RENAME.HOSTNAME)).map(Hostname::new),
        Rows.visibility(requireNonNull(row.get(RENAME.IS_PUBLIC))),
        requireNonNull(row.get(RENAME.VERSION)),
        requireNonNull(row.get(RENAME.ATTEMPTS)),
        requireNonNull(row.get(RENAME.ASKED_BY)));
  }
}
