package io.coterie.gateway.credential;

import io.coterie.platform.failure.FailureException;
import io.coterie.platform.identity.Authenticator;
import io.coterie.platform.identity.Caller.OperatorCaller;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Whether a request comes from the operator; for pages that are no part of the API. */
public final class OperatorCheck {
  private final Authenticator authenticator;

  @Inject
  public OperatorCheck(Authenticator authenticator) {
    this.authenticator = authenticator;
  }

  /**
   * Says no when nobody can tell.
   *
   * @param authorization the values of that header
   * @param executor may block
   */
  public CompletableFuture<Boolean> isOperator(List<String> authorization, Executor executor) {
    return Credential.parse(authorization) instanceof Credential.Bearer bearer
        ? CompletableFuture.supplyAsync(() -> isOperator(bearer), executor)
        : CompletableFuture.completedFuture(false);
  }

  private boolean isOperator(Credential.Bearer bearer) {
    try {
      return authenticator.authenticate(bearer.token()) instanceof OperatorCaller;
    } catch (FailureException refused) {
      return false; // also when nobody can say: this page does not open in doubt
    }
  }
}
