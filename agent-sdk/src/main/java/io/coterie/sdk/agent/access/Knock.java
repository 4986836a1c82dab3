package io.coterie.sdk.agent.access;

import io.coterie.access.v1.Protocol;

/**
 * What somebody wants to reach here.
 *
 * @param node id of the node that knocks, which has proved itself
 * @param network number of the network of the address that it dialled; 0: the backbone
 */
public record Knock(String node, int network, Protocol protocol, int port) {}
