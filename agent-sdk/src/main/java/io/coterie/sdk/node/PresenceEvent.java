package io.coterie.sdk.node;

import io.coterie.sdk.ApiFailure;
import java.time.Duration;

/** What happens to a node's presence. */
public sealed interface PresenceEvent {
  /**
   * A heartbeat was taken.
   *
   * @param observedAddress where the hub sees the call come from
   */
  record Online(Duration lease, String observedAddress) implements PresenceEvent {}

  /** The hub did not take a heartbeat; another one follows. */
  record Waiting(ApiFailure failure, Duration delay) implements PresenceEvent {}

  /** The hub will never take one again: the node is gone, or its key has ended. */
  record Ended(ApiFailure failure) implements PresenceEvent {}

  /** The node said good-bye, or tried to. */
  record Left(boolean heard) implements PresenceEvent {}
}
