/**
 * Nodes, the identities of agents: registered by proof of a key, looked up by those who may see
 * them, changed by their owners.
 */
@NullMarked
package io.coterie.registry.node;

import org.jspecify.annotations.NullMarked;
