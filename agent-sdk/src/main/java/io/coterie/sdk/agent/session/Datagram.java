package io.coterie.sdk.agent.session;

/**
 * A datagram that came in.
 *
 * @param peer id of the node that sent it, which has proved itself
 * @param network number of the network of the address that it was sent to; 0: the backbone
 * @param port of the sender, where an answer goes
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as they came
public record Datagram(String peer, int network, int port, byte[] payload) {}
