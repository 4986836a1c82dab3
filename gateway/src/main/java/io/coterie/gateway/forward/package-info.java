/** Passes calls on to the services: which methods the public may call, and how one call flows. */
@NullMarked
package io.coterie.gateway.forward;

import org.jspecify.annotations.NullMarked;
