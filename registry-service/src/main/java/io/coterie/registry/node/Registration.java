package io.coterie.registry.node;

import io.coterie.platform.id.AccountId;
import io.coterie.registry.entry.Entry;
import io.coterie.registry.proof.NodeKey;
import io.coterie.registry.proof.SignedChallenge;
import java.util.List;
import java.util.Optional;

/**
 * What a node asks for when it registers, and that it may.
 *
 * @param footing where it shall exist, if it says so
 * @param entries networks that it shall be in, too
 */
record Registration(
    NodeKey key,
    Node.Profile profile,
    Optional<Footing> footing,
    SignedChallenge proof,
    List<Entry> entries) {
  Registration {
    entries = List.copyOf(entries);
  }

  /** Whether it asks for something else than what a registered node chose for good. */
  boolean contradicts(Node node) {
    return footing.filter(asked -> asked != node.profile().footing()).isPresent();
  }

  /** The same node, as one that belongs to an account. */
  Registration of(AccountId account) {
    return new Registration(
        key,
        new Node.Profile(
            Optional.of(account), profile.hostname(), profile.visibility(), profile.footing()),
        footing,
        proof,
        entries);
  }
}
