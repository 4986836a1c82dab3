/** A whole hub, called as a client calls it. */
@NullMarked
package io.coterie.standalone.hub;

import org.jspecify.annotations.NullMarked;
