/** The frames, one record each: parsed whole or refused whole. */
@NullMarked
package io.coterie.relay.wire.frame;

import org.jspecify.annotations.NullMarked;
