package io.coterie.auth.audit;

import io.coterie.auth.v1.AuditEvent;
import io.coterie.platform.id.AccountId;
import java.util.Optional;

/** Whose an event is: who may read it besides system admins and the operator. */
final class EventOwner {
  /**
   * Refused proofs of an account, whose target auth-service names; what other refusals are about
   * was typed by who was refused.
   */
  private static final String LOGIN = "Login";

  private EventOwner() {}

  /**
   * The account that did it. Where nobody was logged in, it is the account that it was done to: its
   * registration, its logins, and failed ones.
   */
  static Optional<AccountId> of(AuditEvent event) {
    boolean byNobody =
        event.getAccount().isEmpty() && event.getNode().isEmpty() && !event.getOperator();
    boolean ofTarget =
        byNobody && (event.getRefusal().isEmpty() || event.getAction().startsWith(LOGIN));
    return Optional.of(ofTarget ? event.getTarget() : event.getAccount())
        .filter(AccountId::matches)
        .map(AccountId::new);
  }
}
