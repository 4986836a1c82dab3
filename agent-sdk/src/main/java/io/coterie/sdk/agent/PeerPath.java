package io.coterie.sdk.agent;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * How packets get to a node.
 *
 * @param node its id
 * @param kind which way they take
 * @param direct where they go straight to it; empty: through the relay
 * @param relay the relay that carries them where nothing better is known; empty: none
 * @param roundTrip there and back, as measured last; empty: not yet
 * @param streams how many are open, of both sides
 * @param answers whether it answers; false: it was asked in vain for a while
 */
public record PeerPath(
    String node,
    PathKind kind,
    Optional<InetSocketAddress> direct,
    String relay,
    Optional<Duration> roundTrip,
    int streams,
    boolean answers) {}
