package io.coterie.platform.db;

/** What happened to an object; stored by its number. */
public enum ChangeKind {
  CREATED(1),
  UPDATED(2),
  DELETED(3);

  private final int number;

  ChangeKind(int number) {
    this.number = number;
  }

  /** As it stands in the feed table and in the contract. */
  public int number() {
    return number;
  }

  /**
   * The one with a number.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ChangeKind of(int number) {
    for (var kind : values()) {
      if (kind.number == number) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no kind of change has the number " + number);
  }
}
