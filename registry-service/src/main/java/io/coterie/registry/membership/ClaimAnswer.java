package io.coterie.registry.membership;

/** What came of asking network-service for a hostname. */
public enum ClaimAnswer {
  /** The node has the hostname in all its networks. */
  ACCEPTED,
  /** Another has it in one of them: nothing was changed. */
  REFUSED,
  /** No answer, or none that tells: either may be. */
  UNCLEAR
}
