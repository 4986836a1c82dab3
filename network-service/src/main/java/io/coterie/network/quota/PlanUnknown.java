package io.coterie.network.quota;

import io.coterie.platform.id.PrincipalId;

/**
 * A transaction needs a plan that the feed has not told of yet: it is to be rolled back, the plan
 * to be asked for, and the work to be done again.
 */
final class PlanUnknown extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient PrincipalId holder;

  PlanUnknown(PrincipalId holder) {
    super("plan of " + holder, null, false, false);
    this.holder = holder;
  }

  /** An account, or a node of nobody's. */
  PrincipalId holder() {
    return holder;
  }
}
