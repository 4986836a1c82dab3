/**
 * How packets get to a peer. QUIC sees one address a peer, which never changes; below it each
 * packet takes the way that is best at the moment: straight to where the peer has answered a probe,
 * else through a relay.
 */
@NullMarked
package io.coterie.sdk.agent.path;

import org.jspecify.annotations.NullMarked;
