package io.coterie.registry.node;

import io.coterie.registry.proof.NodeKey;
import io.coterie.registry.proof.SignedChallenge;

/** What a node asks for when it registers, and that it may. */
record Registration(NodeKey key, Node.Profile profile, SignedChallenge proof) {}
