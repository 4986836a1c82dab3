/** Agents that talk to each other over loopback, beside QUIC without anything around it. */
@NullMarked
package io.coterie.bench.tunnel;

import org.jspecify.annotations.NullMarked;
