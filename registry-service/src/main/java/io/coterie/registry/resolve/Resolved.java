package io.coterie.registry.resolve;

import io.coterie.platform.id.Address;
import io.coterie.registry.node.Node;

/**
 * A node that the caller may reach.
 *
 * @param address where it was looked for: in a network, or on the backbone
 */
record Resolved(Node node, Address address) {}
