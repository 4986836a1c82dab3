/** Agents that reach the relay without UDP. */
@NullMarked
package io.coterie.relay.tunnel;

import org.jspecify.annotations.NullMarked;
