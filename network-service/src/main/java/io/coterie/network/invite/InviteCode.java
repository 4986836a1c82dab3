package io.coterie.network.invite;

import io.coterie.platform.call.Bytes32;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/** What lets its holder in: {@code inv_} and 160 random bits. Only its hash is stored. */
public record InviteCode(String text) {
  private static final String PREFIX = "inv_";
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int LENGTH = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  static InviteCode random() {
    var text = new StringBuilder(PREFIX);
    for (int i = 0; i < LENGTH; i++) {
      text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return new InviteCode(text.toString());
  }

  /** SHA-256: the code is random enough to need no more. */
  Bytes32 hash() {
    return Bytes32.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return PREFIX + "…";
  }
}
