package io.coterie.registry.peers;

import io.coterie.platform.id.NodeId;
import io.coterie.platform.identity.Caller.NetworkBinding;
import java.util.Optional;

/**
 * What a watch is about.
 *
 * @param node who watches
 * @param binding the only membership that it is about, without the backbone
 */
record WatchScope(NodeId node, Optional<NetworkBinding> binding) {}
