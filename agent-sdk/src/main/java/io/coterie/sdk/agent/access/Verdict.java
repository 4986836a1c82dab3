package io.coterie.sdk.agent.access;

/** What becomes of a knock. */
public enum Verdict {
  /** It is let in. */
  ALLOWED,
  /** Nothing that the hub said lets it in. */
  NOT_ALLOWED,
  /** What the hub said is too old to let anybody in. */
  STALE,
  /** It knocks too often. */
  LIMITED
}
