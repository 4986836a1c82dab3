package io.coterie.auth.account;

/**
 * An account and what its password is checked against.
 *
 * @param version which password it is
 */
record Credential(Account account, PasswordHash hash, long version) {}
