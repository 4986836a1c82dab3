package io.coterie.registry.node;

import com.google.protobuf.ByteString;
import io.coterie.registry.proof.SignedChallenge;

/**
 * A new key for a node, and that both keys want it.
 *
 * @param proof by the new key
 * @param oldKeySignature over the same bytes
 */
record KeyRotation(
    Node.Credential replacement, SignedChallenge proof, ByteString oldKeySignature) {}
