package io.coterie.auth.audit;

import io.coterie.auth.v1.AuditEvent;
import io.coterie.auth.wire.WireTime;
import io.coterie.platform.db.Page;
import io.coterie.platform.db.PageKey;
import io.coterie.platform.db.PageScope;
import io.coterie.platform.db.PageSize;
import io.coterie.platform.db.PageTokens;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.identity.Caller;
import jakarta.inject.Inject;
import java.util.Optional;

/** The trail, for those who may read it: system admins and the operator all, others their own. */
final class AuditTrail {
  private final Transactions transactions;
  private final PageTokens pages;

  @Inject
  AuditTrail(Transactions transactions, PageTokens pages) {
    this.transactions = transactions;
    this.pages = pages;
  }

  /** Newest first. */
  Page<AuditEvent> page(Caller caller, PageSize size, String pageToken) {
    var owner = owner(caller);
    var scope = PageScope.ofCall(owner.map(AccountId::text).orElse("all"));
    var after = pages.after(scope, pageToken);
    var rows = transactions.read(db -> AuditRepository.page(db, owner, after, size));
    return pages.page(
        scope, size, rows, e -> PageKey.of(WireTime.instant(e.getCreateTime()), e.getId()));
  }

  private static Optional<AccountId> owner(Caller caller) {
    return switch (caller) {
      case Caller.AccountCaller account ->
          account.systemAdmin() ? Optional.empty() : Optional.of(account.account());
      case Caller.OperatorCaller _ -> Optional.empty();
      case Caller.NodeCaller _, Caller.SetupCaller _, Caller.ServiceCaller _, Caller.Anonymous _ ->
          throw new IllegalArgumentException("has no trail: " + caller.subject());
    };
  }
}
