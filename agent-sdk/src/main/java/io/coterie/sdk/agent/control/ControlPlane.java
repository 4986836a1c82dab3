package io.coterie.sdk.agent.control;

/** All that an agent asks of its hub. */
public record ControlPlane(
    Resolver resolver,
    AccessFeed access,
    PeerFeed peers,
    RelayTickets tickets,
    Presence presence,
    GrantKeys grantKeys) {}
