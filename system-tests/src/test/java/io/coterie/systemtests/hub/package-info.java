/** A hub in a process of its own, on the server of a lab. */
@NullMarked
package io.coterie.systemtests.hub;

import org.jspecify.annotations.NullMarked;
