package io.coterie.gateway.credential;

import java.util.List;
import java.util.Locale;

/** What a client sent as {@code authorization}. */
sealed interface Credential {
  /** No such header. */
  record None() implements Credential {}

  /** A bearer token (RFC 6750); whether it is a good one, auth-service says. */
  record Bearer(String token) implements Credential {
    @Override
    public String toString() {
      return "Bearer[…]";
    }
  }

  /** Anything else: it stands for nobody, but it is not nothing. */
  record Malformed() implements Credential {}

  String SCHEME = "bearer ";

  /** Stands for whatever is no bearer token: no credential has this form. */
  String UNREADABLE = "unreadable";

  /** No credential is as long; auth-service would not look at it. */
  int MOST_CHARACTERS = 4096;

  /** Reads the values of the header; several contradict each other. */
  static Credential parse(List<String> values) {
    if (values.isEmpty()) {
      return new None();
    }
    var value = values.getFirst().strip();
    if (values.size() > 1 || !value.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      return new Malformed();
    }
    var token = value.substring(SCHEME.length()).strip();
    return token.isEmpty() || token.length() > MOST_CHARACTERS || token.indexOf(' ') >= 0
        ? new Malformed()
        : new Bearer(token);
  }
}
