package io.coterie.auth.account;

import java.util.Locale;
import java.util.regex.Pattern;

/** What an account logs in with: 2 to 50 of {@code [A-Za-z0-9_-]}; case makes no difference. */
record AccountName(String text) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{2,50}");

  AccountName {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("a name is 2 to 50 letters, digits, _ and -");
    }
  }

  /** What is compared. */
  String folded() {
    return fold(text);
  }

  static String fold(String typed) {
    return typed.toLowerCase(Locale.ROOT);
  }
}
