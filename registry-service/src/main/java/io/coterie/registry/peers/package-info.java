/**
 * Whom a node may reach and where they are, pushed to it. network-service tells whom, the own feed
 * tells where; a watch only remembers which nodes to look at, and tells what it sees there.
 */
@NullMarked
package io.coterie.registry.peers;

import org.jspecify.annotations.NullMarked;
