package io.coterie.auth.audit;

import io.coterie.auth.v1.AuditEvent;
import io.coterie.auth.v1.AuditFilter;
import io.coterie.auth.v1.AuditOutcome;
import io.coterie.auth.wire.WireTime;
import io.coterie.platform.db.PageKey;
import io.coterie.platform.id.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which events are asked for: those that match all that is present. Ids are compared as the events
 * say them.
 *
 * @param from at this time or later
 * @param until before this time
 */
record EventFilter(
    Optional<AccountId> account,
    Optional<String> node,
    Optional<String> action,
    Optional<String> target,
    Optional<String> network,
    Optional<AuditOutcome> outcome,
    Optional<Instant> from,
    Optional<Instant> until) {
  private static final int PARTS = 8;

  /**
   * As the client sent it.
   *
   * @param account the one that the client named, if it named one
   */
  static EventFilter of(AuditFilter filter, Optional<AccountId> account) {
    return new EventFilter(
        account,
        said(filter.getNode()),
        said(filter.getAction()),
        // no event holds one, and PostgreSQL takes none
        said(filter.getTarget().replace("\0", "")),
        said(filter.getNetwork()),
        Optional.of(filter.getOutcome())
            .filter(outcome -> outcome != AuditOutcome.AUDIT_OUTCOME_UNSPECIFIED),
        filter.hasFromTime()
            ? Optional.of(WireTime.instant(filter.getFromTime()))
            : Optional.empty(),
        filter.hasUntilTime()
            ? Optional.of(WireTime.instant(filter.getUntilTime()))
            : Optional.empty());
  }

  /** The same at any time. */
  EventFilter atAnyTime() {
    return new EventFilter(
        account, node, action, target, network, outcome, Optional.empty(), Optional.empty());
  }

  boolean matches(AuditEvent event) {
    var time = WireTime.instant(event.getCreateTime());
    return (account.isEmpty() || account.equals(EventOwner.of(event)))
        && isOrAny(node, event.getNode())
        && isOrAny(action, event.getAction())
        && isOrAny(target, event.getTarget())
        && isOrAny(network, event.getNetwork())
        && outcome.map(event.getOutcome()::equals).orElse(true)
        && from.map(start -> !time.isBefore(start)).orElse(true)
        && until.map(time::isBefore).orElse(true);
  }

  /** A page's end with the filter in front, so that the next page is of the same list. */
  PageKey with(Instant lastTime, String lastId) {
    return PageKey.of(
        Stream.concat(parts().stream(), Stream.of(lastTime.toString(), lastId)).toArray());
  }

  /** The filter that a page's end was made with. */
  static EventFilter in(PageKey key) {
    return new EventFilter(
        said(key.text(0)).map(AccountId::new),
        said(key.text(1)),
        said(key.text(2)),
        said(key.text(3)),
        said(key.text(4)),
        said(key.text(5)).map(AuditOutcome::valueOf),
        said(key.text(6)).map(Instant::parse),
        said(key.text(7)).map(Instant::parse));
  }

  /** The place in the list that a page ended at. */
  static PageKey place(PageKey key) {
    return PageKey.of(key.text(PARTS), key.text(PARTS + 1));
  }

  private List<String> parts() {
    return List.of(
        account.map(AccountId::text).orElse(""),
        node.orElse(""),
        action.orElse(""),
        target.orElse(""),
        network.orElse(""),
        outcome.map(AuditOutcome::name).orElse(""),
        from.map(Instant::toString).orElse(""),
        until.map(Instant::toString).orElse(""));
  }

  private static boolean isOrAny(Optional<String> wanted, String present) {
    return wanted.map(present::equals).orElse(true);
  }

  private static Optional<String> said(String text) {
    return Optional.of(text).filter(said -> !said.isEmpty());
  }
}
