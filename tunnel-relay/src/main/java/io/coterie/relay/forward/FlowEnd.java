package io.coterie.relay.forward;

import io.coterie.relay.port.Endpoint;

/**
 * One end of a flow: what its DATA looks like, and what becomes of it.
 *
 * @param flow the end's id of the flow; its low bits are the slot
 * @param tag the end's, 16 bits
 * @param from where the end sends from
 * @param peerFlow the other end's id
 * @param to where the other end is
 * @param expires in seconds since 1970, unsigned: of no use from then on
 * @param session index of the end's session, whose meter counts
 * @param network index of the network that the flow rests on, likewise; 0: none
 * @param awaited whether the control plane is to hear of the end's DATA
 */
public record FlowEnd(
    int flow,
    int tag,
    Endpoint from,
    int peerFlow,
    int peerTag,
    Endpoint to,
    int expires,
    int session,
    int network,
    boolean awaited) {}
