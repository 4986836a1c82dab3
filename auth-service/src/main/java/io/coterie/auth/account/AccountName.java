package io.coterie.auth.account;

import io.coterie.platform.failure.PlatformFailure.FieldsInvalid;
import io.coterie.platform.id.AccountId;
import java.util.Locale;
import java.util.regex.Pattern;

/** What an account logs in with: 2 to 50 of {@code [A-Za-z0-9_-]}; case makes no difference. */
public record AccountName(String text) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{2,50}");

  public AccountName {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("a name is 2 to 50 letters, digits, _ and -");
    }
  }

  /**
   * One that somebody wants to have.
   *
   * @throws io.coterie.platform.failure.FailureException FIELD_INVALID, if it has the form of an
   *     id: accounts are named by either
   */
  static AccountName wanted(String text) {
    if (AccountId.matches(fold(text))) {
      throw FieldsInvalid.of("username", "must not look like the id of an account").exception();
    }
    return new AccountName(text);
  }

  /** What is compared. */
  String folded() {
    return fold(text);
  }

  static String fold(String typed) {
    return typed.toLowerCase(Locale.ROOT);
  }
}
