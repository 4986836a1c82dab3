/** How two agents make sure of a path between them. */
@NullMarked
package io.coterie.relay.wire.probe;

import org.jspecify.annotations.NullMarked;
