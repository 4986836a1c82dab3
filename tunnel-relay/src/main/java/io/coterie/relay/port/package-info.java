/**
 * The relay's UDP port: datagrams in and out, by Linux's own calls or, elsewhere, by Netty. Nothing
 * in here knows what is in a datagram.
 */
@NullMarked
package io.coterie.relay.port;

import org.jspecify.annotations.NullMarked;
