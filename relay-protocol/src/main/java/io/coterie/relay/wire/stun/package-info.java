/** STUN Binding requests and their answers (RFC 8489), and nothing else of it. */
@NullMarked
package io.coterie.relay.wire.stun;

import org.jspecify.annotations.NullMarked;
