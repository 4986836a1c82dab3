package io.coterie.relay.forward;

/**
 * What the threads of a relay share about DATA.
 *
 * @param sessions meters of sessions
 * @param networks likewise of networks
 * @param strays how many datagrams without a flow the control plane hears of in a second
 */
public record ForwardPlane(
    FlowTable flows,
    Meters sessions,
    Meters networks,
    PerSecond strays,
    ControlPlane control,
    Tunnels tunnels) {}
