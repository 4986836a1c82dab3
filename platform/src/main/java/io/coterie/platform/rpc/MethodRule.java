package io.coterie.platform.rpc;

import io.coterie.platform.identity.Scope;
import java.util.Optional;
import java.util.Set;

/**
 * One line of the table: who may call a method, what a token that has scopes needs for it, and
 * which limit it counts against.
 */
record MethodRule(Set<CallerKind> callers, Optional<Scope> scope, LimitClass limit) {
  MethodRule {
    callers = Set.copyOf(callers);
  }
}
