package io.coterie.registry.grant;

import io.coterie.platform.id.Address;
import io.coterie.platform.id.NodeNumber;

/**
 * Who dials what.
 *
 * @param source the dialling node's number in the network of the address, the backbone being one
 * @param target the address that was resolved
 */
public record Route(NodeNumber source, Address target) {}
