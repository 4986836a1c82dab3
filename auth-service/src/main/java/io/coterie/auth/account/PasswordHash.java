package io.coterie.auth.account;

/** A password's Argon2id hash with its salt and parameters, in the PHC string format. */
record PasswordHash(String encoded) {
  @Override
  public String toString() {
    return "PasswordHash[…]";
  }
}
