package io.coterie.platform.id;

import java.security.SecureRandom;

/**
 * A prefix, an underscore, and 26 random characters of base 32 (Crockford's alphabet in lower case:
 * nothing to misread).
 */
record IdFormat(String prefix) {
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int LENGTH = 26;
  private static final SecureRandom RANDOM = new SecureRandom();

  String random() {
    var text = new StringBuilder(prefix.length() + 1 + LENGTH).append(prefix).append('_');
    for (int i = 0; i < LENGTH; i++) {
      text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }

  boolean matches(String text) {
    int start = prefix.length() + 1;
    return text.length() == start + LENGTH
        && text.startsWith(prefix)
        && text.charAt(start - 1) == '_'
        && text.chars().skip(start).allMatch(c -> ALPHABET.indexOf(c) >= 0);
  }

  void check(String text) {
    if (!matches(text)) {
      throw new IllegalArgumentException("not an id of the form " + prefix + "_…");
    }
  }
}
