package io.coterie.standalone.matrix;

import io.coterie.auth.v1.PlanLimits;
import io.coterie.auth.v1.UpsertPlanRequest;
import io.coterie.standalone.hub.TestHub;
import io.coterie.standalone.hub.TestHub.Account;

/** Makes accounts that may have little; the others of a test hub are not limited. */
record Plans(TestHub hub) {
  static final PlanLimits NO_LIMITS =
      PlanLimits.newBuilder()
          .setNetworksOwned(-1)
          .setNetworksJoined(-1)
          .setAgentsPerNetwork(-1)
          .setMembersPerNetwork(-1)
          .setTasksPerDay(-1)
          .setTokens(-1)
          .build();

  /**
   * A new account under these limits; later ones are not limited. The plan is there before the
   * account, so that no service has heard of the account with another one.
   */
  Account accountUnder(PlanLimits.Builder limits) {
    makeDefault(limits.build());
    var account = hub.account();
    makeDefault(NO_LIMITS);
    return account;
  }

  private void makeDefault(PlanLimits limits) {
    var _ =
        hub.operator()
            .plans()
            .upsertPlan(
                UpsertPlanRequest.newBuilder()
                    .setName(TestHub.unique("plan"))
                    .setLimits(limits)
                    .setMakeDefault(true)
                    .build());
  }
}
