package io.coterie.auth.quota;

/** How much of each thing an account may have; {@link #UNLIMITED}: any number. */
public record Limits(
    int networksOwned,
    int networksJoined,
    int agentsPerNetwork,
    int membersPerNetwork,
    int tasksPerDay,
    int tokens) {
  /** Stands for any number. */
  public static final int UNLIMITED = -1;

  /** Nothing is limited. */
  public static final Limits NONE =
      new Limits(UNLIMITED, UNLIMITED, UNLIMITED, UNLIMITED, UNLIMITED, UNLIMITED);

  public Limits {
    for (int limit :
        new int[] {
          networksOwned, networksJoined, agentsPerNetwork, membersPerNetwork, tasksPerDay, tokens
        }) {
      if (limit < UNLIMITED) {
        throw new IllegalArgumentException("a limit is 0 or more, or -1 for any number");
      }
    }
  }
}
