package io.coterie.network.watch;

import io.coterie.platform.id.NodeId;
import io.coterie.platform.identity.Caller.NetworkBinding;
import java.util.Optional;

/**
 * Whom a watch is about.
 *
 * @param direction whether it is about those that reach the node, or those that it reaches
 * @param binding of the node's credential, to the only network that the watch is about
 */
record Subscriber(NodeId node, Direction direction, Optional<NetworkBinding> binding) {}
