/** Proof that a caller holds a node's key: stateless challenges, and the bytes that are signed. */
@NullMarked
package io.coterie.registry.proof;

import org.jspecify.annotations.NullMarked;
