package io.coterie.relay.flow;

import java.security.PublicKey;
import java.util.Optional;
import java.util.UUID;

/**
 * The keys that grants are signed with. Asked by the control thread for every grant: answers from
 * memory.
 */
public interface GrantKeys {
  /** Empty for a key that is not known, or not any more. */
  Optional<PublicKey> find(UUID keyId);
}
