/** A relay as a whole: its settings, its start and its end. */
@NullMarked
package io.coterie.relay.server;

import org.jspecify.annotations.NullMarked;
