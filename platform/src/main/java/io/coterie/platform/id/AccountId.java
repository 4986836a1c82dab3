package io.coterie.platform.id;

/** Names an account. Text: {@code acc_} and 26 characters of {@code [a-z0-9]}. */
public record AccountId(String text) implements Comparable<AccountId>, PrincipalId {
  private static final IdFormat FORMAT = new IdFormat("acc");

  public AccountId {
    FORMAT.check(text);
  }

  /** A new one: 130 random bits. */
  public static AccountId random() {
    return new AccountId(FORMAT.random());
  }

  /** Whether a text has the form of one. */
  public static boolean matches(String text) {
    return FORMAT.matches(text);
  }

  @Override
  public int compareTo(AccountId other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
