/**
 * A whole hub in one process: its services talk over in-process channels, through the same chain as
 * over the wire.
 */
@NullMarked
package io.coterie.standalone.hub;

import org.jspecify.annotations.NullMarked;
