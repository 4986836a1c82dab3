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
 * @param entries networks that it shall be in, too
 */
record Registration(NodeKey key, Node.Profile profile, SignedChallenge proof, List<Entry> entries) {
  Registration {
    entries = List.copyOf(entries);
  }

  /** The same node, as one that belongs to an account. */
  Registration of(AccountId account) {
    return new Registration(
        key,
        new Node.Profile(Optional.of(account), profile.hostname(), profile.visibility()),
        proof,
        entries);
  }
}
