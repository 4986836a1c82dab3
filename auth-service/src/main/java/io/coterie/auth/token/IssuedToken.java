package io.coterie.auth.token;

/** A new token and its secret, which is shown this once. */
public record IssuedToken(Token token, TokenSecret secret) {}
