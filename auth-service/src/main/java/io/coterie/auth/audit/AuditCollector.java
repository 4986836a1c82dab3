package io.coterie.auth.audit;

import io.coterie.auth.v1.AuditEvent;
import io.coterie.platform.db.Tx;
import io.coterie.platform.feed.FeedRecord;
import io.coterie.platform.id.AccountId;
import java.util.Optional;

/** Takes audit events from feeds into the trail; one that comes again changes nothing. */
final class AuditCollector {
  private AuditCollector() {}

  static void collect(Tx tx, FeedRecord change) {
    var event = change.payload(AuditEvent.parser());
    AuditRepository.add(tx.db(), event, owner(event));
  }

  /**
   * The account that did it. Where nobody was logged in, it is the account that it was done to: its
   * registration, its logins, and failed ones.
   */
  private static Optional<AccountId> owner(AuditEvent event) {
    var account =
        event.getAccount().isEmpty() && event.getNode().isEmpty() && !event.getOperator()
            ? event.getTarget()
            : event.getAccount();
    return Optional.of(account).filter(AccountId::matches).map(AccountId::new);
  }
}
