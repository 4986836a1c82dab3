package io.coterie.network.quota;

/**
 * What a plan allows, as far as networks go; a limit of -1 is none.
 *
 * @param plan its name
 */
public record Limits(
    String plan,
    int networksOwned,
    int networksJoined,
    int agentsPerNetwork,
    int membersPerNetwork) {
  private static final int NONE = -1;

  /** What holds for system admins, the operator and their networks. */
  static final Limits UNLIMITED = new Limits("", NONE, NONE, NONE, NONE);

  /** How many of something there may be. */
  int of(Quota quota) {
    return switch (quota) {
      case NETWORKS_OWNED -> networksOwned;
      case NETWORKS_JOINED -> networksJoined;
      case AGENTS_PER_NETWORK -> agentsPerNetwork;
      case MEMBERS_PER_NETWORK -> membersPerNetwork;
    };
  }

  /** Whether one more would be too many. */
  boolean isReached(Quota quota, int used) {
    int limit = of(quota);
    return limit != NONE && used >= limit;
  }
}
