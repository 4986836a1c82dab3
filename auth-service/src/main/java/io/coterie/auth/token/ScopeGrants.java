package io.coterie.auth.token;

import io.coterie.platform.failure.PlatformFailure.ScopeMissing;
import io.coterie.platform.identity.Caller;
import io.coterie.platform.identity.Scope;
import io.coterie.platform.identity.Scopes;
import java.util.Optional;

/** What a token may be good for that is handed out on the strength of another one. */
final class ScopeGrants {
  private ScopeGrants() {}

  /**
   * The scopes of a new token: those that are wanted, or as many as the caller's has.
   *
   * @throws io.coterie.platform.failure.FailureException SCOPE_MISSING, if the caller's own token
   *     lacks one
   */
  static Scopes grant(Caller caller, Scopes wanted) {
    if (wanted.isAll()) {
      return caller.scopes();
    }
    require(wanted.beyond(caller.scopes()));
    return wanted;
  }

  /** A new setup token has no scopes, and does what one needs {@code nodes:enrol} for. */
  static void requireToEnrol(Caller caller) {
    if (!caller.scopes().include(Scope.NODES_ENROL)) {
      throw new ScopeMissing(Scope.NODES_ENROL).exception();
    }
  }

  /** That the caller may hold a token: it is good for nothing that the caller's is not. */
  static void requireToHold(Caller caller, Token token) {
    if (token.kind() == TokenKind.SETUP) {
      requireToEnrol(caller);
    } else {
      require(token.scopes().beyond(caller.scopes()));
    }
  }

  private static void require(Optional<Scope> missing) {
    missing.ifPresent(scope -> {
      throw new ScopeMissing(scope).exception();
    });
  }
}
