/** The thread that everything but DATA goes through. */
@NullMarked
package io.coterie.relay.control;

import org.jspecify.annotations.NullMarked;
