package io.coterie.policy.document;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with the content of a policy, so that all is said at once. */
final class Problems {
  private final List<Problem> found = new ArrayList<>();

  void add(Position at, String message) {
    found.add(new Problem(Problem.Kind.CONTENT, at, message));
  }

  int count() {
    return found.size();
  }

  /** Whether there is no use in looking for more. */
  boolean isEnough() {
    return found.size() >= InvalidPolicyException.MOST;
  }

  void refuseIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidPolicyException(found);
    }
  }
}
