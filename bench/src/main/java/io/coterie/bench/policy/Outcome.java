package io.coterie.bench.policy;

/** How a question is answered. */
public enum Outcome {
  ALLOWED,
  DENIED,
  /** Denied because no rule speaks of it. */
  DEFAULT
}
