package io.coterie.auth.account;

import io.coterie.platform.call.Bytes32;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/** Sets a lost password, once: {@code rst_} and 160 random bits in base 32. */
final class ResetCode {
  private static final String PREFIX = "rst_";
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int LENGTH = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String text;

  /** One that somebody sent; it may be none of ours. */
  ResetCode(String text) {
    this.text = text;
  }

  static ResetCode random() {
    var text = new StringBuilder(PREFIX);
    for (int i = 0; i < LENGTH; i++) {
      text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return new ResetCode(text.toString());
  }

  /** The text, for who hands it on and nobody else. */
  String reveal() {
    return text;
  }

  /** What is stored. With so many random bits a plain digest can't be guessed back. */
  Bytes32 hash() {
    return Bytes32.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "ResetCode[…]";
  }
}
