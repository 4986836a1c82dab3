/** Bytes that come back: over a stream, and as a datagram. */
@NullMarked
package io.coterie.examples.echo;

import org.jspecify.annotations.NullMarked;
