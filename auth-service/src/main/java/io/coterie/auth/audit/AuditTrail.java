package io.coterie.auth.audit;

import io.coterie.auth.account.Account;
import io.coterie.auth.account.Accounts;
import io.coterie.auth.authority.SystemAdmins;
import io.coterie.auth.v1.AuditEvent;
import io.coterie.auth.v1.AuditFilter;
import io.coterie.auth.v1.WatchAuditEventsRequest;
import io.coterie.auth.v1.WatchAuditEventsResponse;
import io.coterie.auth.wire.WireTime;
import io.coterie.platform.db.Page;
import io.coterie.platform.db.PageScope;
import io.coterie.platform.db.PageSize;
import io.coterie.platform.db.PageTokens;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.failure.PlatformFailure;
import io.coterie.platform.failure.PlatformReason;
import io.coterie.platform.feed.Watches;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.identity.Caller;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Inject;
import java.util.Optional;

/** The trail, for those who may read it: system admins and the operator all, others their own. */
final class AuditTrail {
  private final Transactions transactions;
  private final PageTokens pages;
  private final Watches watches;
  private final Accounts accounts;
  private final SystemAdmins systemAdmins;

  @Inject
  AuditTrail(
      Transactions transactions,
      PageTokens pages,
      Watches watches,
      Accounts accounts,
      SystemAdmins systemAdmins) {
    this.transactions = transactions;
    this.pages = pages;
    this.watches = watches;
    this.accounts = accounts;
    this.systemAdmins = systemAdmins;
  }

  /**
   * Newest first.
   *
   * @param wanted which events; empty: those that the page token remembers, or all
   */
  Page<AuditEvent> page(
      Caller caller, Optional<AuditFilter> wanted, PageSize size, String pageToken) {
    var owner = owner(caller);
    var scope = PageScope.ofCall(owner.map(AccountId::text).orElse("all"));
    var before = pages.after(scope, pageToken);
    var asked = wanted.map(filter -> filter(caller, filter));
    var remembered = before.map(EventFilter::in);
    if (asked.isPresent() && remembered.isPresent() && !asked.equals(remembered)) {
      throw new PlatformFailure.Plain(PlatformReason.PAGE_TOKEN_INVALID).exception();
    }
    var filter =
        remembered
            .or(() -> asked)
            .orElseGet(() -> filter(caller, AuditFilter.getDefaultInstance()));
    var rows =
        transactions.read(db ->
            AuditRepository.page(db, owner, filter, before.map(EventFilter::place), size.limit()));
    return pages.page(
        scope, size, rows, e -> filter.with(WireTime.instant(e.getCreateTime()), e.getId()));
  }

  /** Starts a watch; see {@link Watches#serve}. */
  void watch(
      Caller caller,
      WatchAuditEventsRequest request,
      StreamObserver<WatchAuditEventsResponse> out) {
    var filter = filter(caller, request.getFilter()).atAnyTime();
    watches.serve(
        out,
        request.getResumeToken(),
        new AuditWatch(
            caller, owner(caller), filter, request.getBacklog(), transactions, systemAdmins));
  }

  /** An account that is not there, or none of the caller's business, has no events: a fresh id. */
  private EventFilter filter(Caller caller, AuditFilter filter) {
    var account =
        filter.getAccount().isEmpty()
            ? Optional.<AccountId>empty()
            : accounts
                .ifVisible(caller, filter.getAccount())
                .map(Account::id)
                .or(() -> Optional.of(gone(filter.getAccount())));
    return EventFilter.of(filter, account);
  }

  /** The trail outlives accounts: an id is good without one. */
  private static AccountId gone(String named) {
    return AccountId.matches(named) ? new AccountId(named) : AccountId.random();
  }

  private Optional<AccountId> owner(Caller caller) {
    return switch (caller) {
      case Caller.AccountCaller account ->
          systemAdmins.include(account) ? Optional.empty() : Optional.of(account.account());
      case Caller.OperatorCaller _ -> Optional.empty();
      case Caller.NodeCaller _, Caller.SetupCaller _, Caller.ServiceCaller _, Caller.Anonymous _ ->
          throw new IllegalArgumentException("has no trail: " + caller.subject());
    };
  }
}
