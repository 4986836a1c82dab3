package io.coterie.systemtests.agent;

/** How packets get from one agent to another. */
public enum Way {
  /** Straight to an address of the other's. */
  DIRECT,
  /** Through a relay. */
  RELAY,
  /** Not at all: they are not connected. */
  NONE
}
