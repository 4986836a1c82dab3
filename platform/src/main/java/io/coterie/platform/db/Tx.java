package io.coterie.platform.db;

import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.audit.AuditEvents;
import io.coterie.platform.call.Call;
import io.coterie.platform.failure.Failure;
import io.coterie.platform.id.NetworkId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jooq.DSLContext;

/** A transaction that writes. Good only inside the work it was handed to, on that thread. */
public final class Tx {
  private final DSLContext db;
  private final Instant now;
  private final List<FeedEntry> published = new ArrayList<>();
  private final List<Runnable> afterCommit = new ArrayList<>();
  private final Map<String, Supplier<? extends Failure>> violations = new HashMap<>();
  private boolean accountedFor;

  Tx(DSLContext db, Instant now) {
    this.db = db;
    this.now = now;
  }

  /** For repositories. */
  public DSLContext db() {
    return db;
  }

  /**
   * The one time of everything in this transaction; whole microseconds, as PostgreSQL keeps them.
   */
  public Instant now() {
    return now;
  }

  /** Adds a change to the feed, in this transaction. */
  public void publish(FeedEntry entry) {
    published.add(entry);
  }

  /**
   * Deletes what the feed holds of a network that this transaction deletes, so that nothing of it
   * remains. What the transaction publishes stays: whoever reads on gets the end without what led
   * to it.
   */
  public void forgetChanges(NetworkId network) {
    FeedWriter.forget(db, network);
  }

  /**
   * Adds an entry to the audit trail, in this transaction, done by the call that is being served.
   */
  public void audit(AuditEntry entry) {
    accountedFor = true;
    var event = AuditEvents.of(entry, Call.ifAny(), now);
    published.add(
        new FeedEntry(
            AuditEntry.KIND, event.getId(), 1, entry.network(), ChangeKind.CREATED, event));
  }

  /**
   * Says that this transaction needs no audit entry.
   *
   * @param reason why, for the reader of the code
   */
  public void unaudited(String reason) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("a reason, please");
    }
    accountedFor = true;
  }

  /**
   * What to answer if anything in this transaction violates the named constraint, in place of an
   * internal error.
   */
  public void onViolation(String constraint, Supplier<? extends Failure> failure) {
    violations.put(constraint, failure);
  }

  /**
   * Runs after the commit, on this thread, before the caller gets its result; not at all after a
   * rollback.
   */
  public void afterCommit(Runnable action) {
    afterCommit.add(action);
  }

  boolean accountedFor() {
    return accountedFor;
  }

  List<FeedEntry> published() {
    return published;
  }

  List<Runnable> afterCommit() {
    return afterCommit;
  }

  Optional<Failure> failureOf(String constraint) {
    return Optional.ofNullable(violations.get(constraint)).map(Supplier::get);
  }
}
