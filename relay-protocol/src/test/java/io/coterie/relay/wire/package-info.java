/** Tests of what is on the wire, and that docs/relay-protocol.md shows it as it is. */
@NullMarked
package io.coterie.relay.wire;

import org.jspecify.annotations.NullMarked;
