package io.coterie.registry.peers;

import io.coterie.platform.feed.FeedRecord;
import io.coterie.registry.v1.Presence;
import io.coterie.registry.v1.PresenceRecord;
import java.util.List;

/**
 * Where a node is: what it says of itself.
 *
 * @param version orders its changes
 * @param endpoints {@code ip:port}, most preferred first; empty while offline
 * @param homeRelay empty: none
 */
record Whereabouts(long version, boolean online, List<String> endpoints, String homeRelay) {
  /** Of a node that was never heard of. */
  static final Whereabouts UNKNOWN = offline(0);

  Whereabouts {
    endpoints = List.copyOf(endpoints);
  }

  static Whereabouts offline(long version) {
    return new Whereabouts(version, false, List.of(), "");
  }

  /** As the feed tells it. */
  static Whereabouts of(FeedRecord record) {
    var presence = record.payload(PresenceRecord.parser());
    return new Whereabouts(
        record.version(),
        presence.getPresence() == Presence.PRESENCE_ONLINE,
        presence.getEndpointsList(),
        presence.getHomeRelay());
  }
}
