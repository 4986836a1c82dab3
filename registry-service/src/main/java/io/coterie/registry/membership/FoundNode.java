package io.coterie.registry.membership;

import io.coterie.platform.id.NetworkNumber;
import io.coterie.platform.id.NodeId;

/** A node, and a network in which the asking principal and it meet. */
public record FoundNode(NodeId node, NetworkNumber network) {}
