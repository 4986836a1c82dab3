/**
 * The path of DATA from one end of a flow to the other: one look-up, one rewriting, no memory. One
 * thread writes the tables in here, the port's threads read them.
 */
@NullMarked
package io.coterie.relay.forward;

import org.jspecify.annotations.NullMarked;
