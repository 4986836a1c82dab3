/**
 * Heartbeats: which nodes are there, and where they can be reached. A lease that lapses means
 * offline.
 */
@NullMarked
package io.coterie.registry.presence;

import org.jspecify.annotations.NullMarked;
