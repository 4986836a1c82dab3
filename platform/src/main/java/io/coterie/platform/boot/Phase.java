package io.coterie.platform.boot;

/**
 * When a component starts, in this order; they stop in the reverse. Within a phase components start
 * in the order bound and stop together.
 */
public enum Phase {
  /** What others store in: connection pools and migrations. */
  STORAGE,
  /** What works without being called: feed consumers, clean-ups, key rotation. */
  BACKGROUND,
  /** What takes calls from outside: the first to stop. */
  SERVERS
}
