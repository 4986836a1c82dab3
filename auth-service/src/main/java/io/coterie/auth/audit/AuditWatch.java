package io.coterie.auth.audit;

import io.coterie.auth.authority.SystemAdmins;
import io.coterie.auth.v1.AuditBacklogEnd;
import io.coterie.auth.v1.AuditCheckpoint;
import io.coterie.auth.v1.AuditEvent;
import io.coterie.auth.v1.WatchAuditEventsResponse;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.feed.FeedFilter;
import io.coterie.platform.feed.FeedRecord;
import io.coterie.platform.feed.Watch;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.identity.Caller;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/** One caller's watch of the trail: whatever is collected, on whichever replica. */
final class AuditWatch implements Watch<WatchAuditEventsResponse> {
  private final Caller caller;
  private final Optional<AccountId> owner;
  private final EventFilter wanted;
  private final int backlog;
  private final Transactions transactions;
  private final SystemAdmins systemAdmins;

  /**
   * @param owner whose events; empty: all
   * @param backlog how many of those that are there to begin with
   */
  AuditWatch(
      Caller caller,
      Optional<AccountId> owner,
      EventFilter wanted,
      int backlog,
      Transactions transactions,
      SystemAdmins systemAdmins) {
    this.caller = caller;
    this.owner = owner;
    this.wanted = wanted;
    this.backlog = backlog;
    this.transactions = transactions;
    this.systemAdmins = systemAdmins;
  }

  @Override
  public FeedFilter filter() {
    return FeedFilter.of(List.of(AuditCollector.KIND));
  }

  @Override
  public List<WatchAuditEventsResponse> snapshot(DSLContext db) {
    return AuditRepository.page(db, owner, wanted, Optional.empty(), backlog).reversed().stream()
        .map(event -> WatchAuditEventsResponse.newBuilder().setEvent(event).build())
        .toList();
  }

  @Override
  public WatchAuditEventsResponse snapshotEnd(String resumeToken) {
    return WatchAuditEventsResponse.newBuilder()
        .setBacklogEnd(AuditBacklogEnd.getDefaultInstance())
        .setResumeToken(resumeToken)
        .build();
  }

  @Override
  public List<WatchAuditEventsResponse> change(FeedRecord record) {
    return Stream.of(record.payload(AuditEvent.parser()))
        .filter(event -> owner.isEmpty() || owner.equals(EventOwner.of(event)))
        .filter(wanted::matches)
        .map(event ->
            WatchAuditEventsResponse.newBuilder()
                .setEvent(event)
                .setResumeToken(record.resumeToken())
                .build())
        .toList();
  }

  @Override
  public WatchAuditEventsResponse checkpoint(String resumeToken) {
    return WatchAuditEventsResponse.newBuilder()
        .setCheckpoint(AuditCheckpoint.getDefaultInstance())
        .setResumeToken(resumeToken)
        .build();
  }

  /** One's own events one may always see; that the credential still stands, others look after. */
  @Override
  public void checkAllowed() {
    if (owner.isEmpty()) {
      transactions.read(db -> {
        systemAdmins.requireNow(db, caller);
        return true;
      });
    }
  }
}
