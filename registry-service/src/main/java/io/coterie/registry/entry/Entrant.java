package io.coterie.registry.entry;

import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.NodeId;
import io.coterie.registry.proof.NodeKey;
import java.util.Optional;

/** The registered node that asks to be let in. */
public record Entrant(NodeId id, NodeKey key, Optional<AccountId> account) {}
