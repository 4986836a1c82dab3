package io.coterie.auth.identity;

import io.coterie.platform.call.Call;
import io.coterie.platform.failure.FailureException;
import io.coterie.platform.failure.PlatformFailure.CredentialInvalid;
import io.coterie.platform.identity.Authenticator;
import io.coterie.platform.identity.Caller;
import io.coterie.platform.rpc.Refusal;
import io.coterie.platform.rpc.Refusals;
import jakarta.inject.Inject;

/**
 * Credentials that others were shown. The edge has no feed: what it refuses is put on record here.
 */
final class ShownCredentials {
  private final Authenticator authenticator;
  private final Refusals refusals;

  @Inject
  ShownCredentials(Authenticator authenticator, Refusals refusals) {
    this.authenticator = authenticator;
    this.refusals = refusals;
  }

  /**
   * Whom it stands for.
   *
   * @param method what it was shown for; empty: who asks puts a refusal on record itself
   * @throws FailureException CREDENTIAL_INVALID
   */
  Caller authenticate(String credential, String method) {
    try {
      return authenticator.authenticate(credential);
    } catch (FailureException e) {
      if (!method.isEmpty() && e.failure() instanceof CredentialInvalid invalid) {
        var call = Call.current().by(new Caller.Anonymous());
        refusals.record(new Refusal(call, method, invalid.reason().name()));
      }
      throw e;
    }
  }
}
