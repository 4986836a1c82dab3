/**
 * Heartbeats: which nodes are there, and where they can be reached. A lease that lapses means
 * offline; the feed is told of nodes that come, move and go.
 */
@NullMarked
package io.coterie.registry.presence;

import org.jspecify.annotations.NullMarked;
