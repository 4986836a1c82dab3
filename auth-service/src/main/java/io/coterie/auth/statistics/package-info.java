/** How many there are of everything in the hub, for who runs it. */
@NullMarked
package io.coterie.auth.statistics;

import org.jspecify.annotations.NullMarked;
