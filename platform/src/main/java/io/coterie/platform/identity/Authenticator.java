package io.coterie.platform.identity;

/**
 * Turns a bearer credential into a caller: by auth-service's own code there, by its {@code
 * Authenticate} elsewhere.
 */
public interface Authenticator {
  /**
   * Whom the credential stands for, as of now; nothing is remembered from call to call.
   *
   * @throws io.coterie.platform.failure.FailureException CREDENTIAL_INVALID, or DEPENDENCY_DOWN
   *     when it can't be said
   */
  Caller authenticate(String credential);
}
