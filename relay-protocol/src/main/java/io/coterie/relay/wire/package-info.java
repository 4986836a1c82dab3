/** Bytes on the wire of docs/relay-protocol.md: how they are read and written. */
@NullMarked
package io.coterie.relay.wire;

import org.jspecify.annotations.NullMarked;
