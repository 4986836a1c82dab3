package io.coterie.network.watch;

import io.coterie.network.policy.PolicyBook;
import jakarta.inject.Inject;

/** What all watches of a replica read from. */
record Books(PeerRepository repository, PeerBook peers, PolicyBook policies) {
  @Inject
  Books {}
}
