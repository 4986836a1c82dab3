package io.coterie.auth.account;

import java.util.Locale;
import java.util.Set;

/** Which passwords are refused for being guessed first (NIST SP 800-63B, 5.1.1.2). */
final class PasswordRules {
  private static final Set<String> COMMON =
      Set.of(
          "password",
          "password1",
          "password12",
          "password123",
          "passw0rd",
          "p@ssw0rd",
          "12345678",
          "123456789",
          "1234567890",
          "87654321",
          "qwertyui",
          "qwertyuiop",
          "qwerty123",
          "1q2w3e4r",
          "1qaz2wsx",
          "abcd1234",
          "abc12345",
          "asdfghjk",
          "asdfghjkl",
          "zxcvbnm1",
          "iloveyou",
          "letmein1",
          "sunshine",
          "princess",
          "football",
          "baseball",
          "superman",
          "trustno1",
          "changeme",
          "administrator",
          "admin123",
          "welcome1",
          "computer",
          "internet");

  private PasswordRules() {}

  /** Throws if the password is too easy to guess for an account of this name. */
  static void check(AccountName name, String password) {
    var folded = password.toLowerCase(Locale.ROOT);
    boolean oneCharacter = password.codePoints().distinct().count() == 1;
    if (oneCharacter || COMMON.contains(folded) || folded.equals(name.folded())) {
      throw new AccountFailure.PasswordTooWeak().exception();
    }
  }
}
