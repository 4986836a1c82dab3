/** Tells whoever asks, by STUN, where its question came from. */
@NullMarked
package io.coterie.relay.stun;

import org.jspecify.annotations.NullMarked;
