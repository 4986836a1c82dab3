package io.coterie.platform.identity;

import java.util.regex.Pattern;

/**
 * Tells a token's secrets apart without telling anything about them: a token that was rotated has
 * two for a while. Only auth-service makes one.
 *
 * @param text 22 characters of base 64 for URLs
 */
public record SecretMark(String text) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22}");

  public SecretMark {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("a secret's mark is 22 characters of base 64");
    }
  }
}
