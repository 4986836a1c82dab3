package io.coterie.auth.plan;

import io.coterie.auth.AuthReason;
import io.coterie.platform.failure.Failure;
import io.coterie.platform.failure.Reason;

/** What can be wrong with a request about plans. */
public sealed interface PlanFailure extends Failure {
  /** Nobody made it. */
  record PlanNotFound() implements PlanFailure {
    @Override
    public Reason reason() {
      return AuthReason.PLAN_NOT_FOUND;
    }

    @Override
    public String message() {
      return "there is no such plan: list the plans for their names";
    }
  }
}
