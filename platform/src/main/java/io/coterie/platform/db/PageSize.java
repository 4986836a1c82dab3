package io.coterie.platform.db;

/** How many items a page holds at most. */
public record PageSize(int items) {
  private static final int DEFAULT = 50;
  private static final int MOST = 1000;

  public PageSize {
    if (items < 1 || items > MOST) {
      throw new IllegalArgumentException("a page holds 1 to " + MOST + " items");
    }
  }

  /** As the client asked for: 0 is the default, what is too large counts as the largest. */
  public static PageSize of(int requested) {
    return new PageSize(requested <= 0 ? DEFAULT : Math.min(requested, MOST));
  }

  /**
   * What to ask the database for: one more than the page holds, to see whether there is a next one.
   */
  public int limit() {
    return items + 1;
  }
}
