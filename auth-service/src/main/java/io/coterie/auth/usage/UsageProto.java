package io.coterie.auth.usage;

import io.coterie.auth.usage.Usages.AccountStanding;
import io.coterie.auth.v1.GetUsageResponse;
import io.coterie.auth.v1.Quota;
import io.coterie.auth.v1.Usage;

/** Usage as the contract has it. */
final class UsageProto {
  /** Nobody sends tasks yet. */
  private static final int TASKS_TODAY = 0;

  private UsageProto() {}

  static GetUsageResponse response(AccountStanding standing) {
    var limits = standing.allowance().limits();
    var usage = standing.usage();
    var wire =
        GetUsageResponse.newBuilder()
            .setAccount(standing.account().text())
            .setPlan(standing.allowance().plan())
            .addUsages(
                line(Quota.QUOTA_NETWORKS_OWNED, usage.networksOwned(), limits.networksOwned()))
            .addUsages(
                line(Quota.QUOTA_NETWORKS_JOINED, usage.networksJoined(), limits.networksJoined()));
    for (var network : usage.owned()) {
      var inNetwork = Usage.newBuilder().setNetwork(network.id()).setNetworkName(network.name());
      wire.addUsages(
              line(
                  inNetwork.clone(),
                  Quota.QUOTA_AGENTS_PER_NETWORK,
                  network.agents(),
                  limits.agentsPerNetwork()))
          .addUsages(
              line(
                  inNetwork,
                  Quota.QUOTA_MEMBERS_PER_NETWORK,
                  network.members(),
                  limits.membersPerNetwork()));
    }
    return wire.addUsages(line(Quota.QUOTA_TASKS_PER_DAY, TASKS_TODAY, limits.tasksPerDay()))
        .addUsages(line(Quota.QUOTA_TOKENS, standing.usedTokens(), limits.tokens()))
        .build();
  }

  private static Usage line(Quota quota, int used, int limit) {
    return line(Usage.newBuilder(), quota, used, limit);
  }

  private static Usage line(Usage.Builder usage, Quota quota, int used, int limit) {
    return usage.setQuota(quota).setUsed(used).setLimit(limit).build();
  }
}
