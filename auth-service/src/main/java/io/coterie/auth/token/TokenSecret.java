package io.coterie.auth.token;

import io.coterie.platform.call.Bytes32;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a client sends as a bearer credential: a prefix and 160 random bits in base 32. */
public final class TokenSecret {
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int LENGTH = 32;
  private static final Pattern FORM =
      Pattern.compile("(utok|ntok|atok|nses|stok)_[" + ALPHABET + "]{" + LENGTH + "}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String text;

  private TokenSecret(String text) {
    this.text = text;
  }

  static TokenSecret random(TokenKind kind) {
    var text = new StringBuilder(kind.prefix());
    for (int i = 0; i < LENGTH; i++) {
      text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return new TokenSecret(text.toString());
  }

  /** The secret that a credential is; empty if it has no such form. */
  public static Optional<TokenSecret> parse(String credential) {
    return FORM.matcher(credential).matches()
        ? Optional.of(new TokenSecret(credential))
        : Optional.empty();
  }

  /** The text, for its owner and nobody else. */
  public String reveal() {
    return text;
  }

  /** What is stored. With so many random bits a plain digest can't be guessed back. */
  Bytes32 hash() {
    return Bytes32.sha256(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public String toString() {
    return "TokenSecret[…]";
  }
}
