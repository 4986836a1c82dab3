package io.coterie.auth.token;

/**
 * A token that somebody has shown the secret of.
 *
 * @param systemAdmin whether its account is a system admin
 */
public record HeldToken(Token token, boolean systemAdmin) {}
