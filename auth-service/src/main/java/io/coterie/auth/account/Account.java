package io.coterie.auth.account;

import io.coterie.auth.plan.PlanName;
import io.coterie.platform.id.AccountId;
import java.time.Instant;

/**
 * A person or automation that logs in.
 *
 * @param disabled nobody is let in as it, or as one of its nodes
 */
public record Account(
    AccountId id,
    AccountName name,
    boolean systemAdmin,
    PlanName plan,
    boolean disabled,
    Instant created) {
  Account withName(AccountName wanted) {
    return new Account(id, wanted, systemAdmin, plan, disabled, created);
  }

  Account withSystemAdmin(boolean wanted) {
    return new Account(id, name, wanted, plan, disabled, created);
  }

  Account withPlan(PlanName wanted) {
    return new Account(id, name, systemAdmin, wanted, disabled, created);
  }

  Account withDisabled(boolean wanted) {
    return new Account(id, name, systemAdmin, plan, wanted, created);
  }
}
