/**
 * Relays as the hub knows them: those that told of themselves a moment ago, and what lets a node
 * have a session at one of them.
 */
@NullMarked
package io.coterie.registry.relay;

import org.jspecify.annotations.NullMarked;
