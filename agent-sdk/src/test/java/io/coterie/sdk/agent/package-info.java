/**
 * Tests of agents that really run: sockets, QUIC and relays on loopback; only the hub is in memory.
 */
@NullMarked
package io.coterie.sdk.agent;

import org.jspecify.annotations.NullMarked;
