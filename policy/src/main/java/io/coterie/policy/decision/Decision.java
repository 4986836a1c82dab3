package io.coterie.policy.decision;

import io.coterie.policy.Rule;

/** May the one reach the other on the port, and what says so. */
public sealed interface Decision {
  /** Whether it may. */
  default boolean isAllowed() {
    return switch (this) {
      case AllowedBy _, NoPolicy _ -> true;
      case DeniedBy _, NoRule _, NoPort _ -> false;
    };
  }

  /** The first of the rules that allow it, and none denies it. */
  record AllowedBy(Rule rule) implements Decision {}

  /** The first of the rules that deny it, whatever allows it. */
  record DeniedBy(Rule rule) implements Decision {}

  /** Denied: the network has a policy, and no rule allows it. */
  record NoRule() implements Decision {}

  /** Denied: 0, or more than 65535. */
  record NoPort() implements Decision {}

  /** Allowed: the network has no policy. */
  record NoPolicy() implements Decision {}
}
