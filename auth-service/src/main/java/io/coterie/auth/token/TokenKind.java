package io.coterie.auth.token;

/** What a token stands for; stored by the contract's number. */
public enum TokenKind {
  USER(1, "utok_"),
  NETWORK(2, "ntok_"),
  OPERATOR(3, "atok_"),
  SESSION(4, "utok_"),
  NODE_SESSION(5, "nses_"),
  SETUP(6, "stok_");

  private final int number;
  private final String prefix;

  TokenKind(int number, String prefix) {
    this.number = number;
    this.prefix = prefix;
  }

  /** As it stands in the table and in the contract. */
  int number() {
    return number;
  }

  /** Whether its secret can be replaced; a session's holder logs in again instead. */
  boolean isRotatable() {
    return switch (this) {
      case USER, NETWORK, OPERATOR, SETUP -> true;
      case SESSION, NODE_SESSION -> false;
    };
  }

  String prefix() {
    return prefix;
  }

  static TokenKind of(int number) {
    for (var kind : values()) {
      if (kind.number == number) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no kind of token has the number " + number);
  }
}
