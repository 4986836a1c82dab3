package io.coterie.registry.peers;

import io.coterie.registry.membership.ReachStreams;
import io.coterie.registry.trust.Trusted;
import jakarta.inject.Inject;

/** What watches are told from. */
record PeerSources(FactBook book, PeerFeed feed, Trusted trusted, ReachStreams reach) {
  @Inject
  PeerSources {}
}
