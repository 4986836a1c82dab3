package io.coterie.platform.rpc;

import java.util.Set;

/** One line of the table: who may call a method, and which limit it counts against. */
record MethodRule(Set<CallerKind> callers, LimitClass limit) {
  MethodRule {
    callers = Set.copyOf(callers);
  }
}
