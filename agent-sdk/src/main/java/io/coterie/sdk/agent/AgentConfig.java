package io.coterie.sdk.agent;

import io.coterie.sdk.agent.control.ControlPlane;
import io.coterie.sdk.agent.relay.TransportChoice;
import io.coterie.sdk.node.NodeKey;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * How an agent runs.
 *
 * @param node the node's id
 * @param address where its UDP socket is bound; port 0: any
 * @param advertised where peers may find the socket, instead of the addresses of this machine;
 *     empty: those
 * @param direct whether peers are told of addresses and looked for at theirs, or all goes through
 *     relays
 * @param relayTransport how it gets to relays
 * @param dialTimeout how long dialling may take in all
 * @param clock what time it is
 * @param events is told what happens, on the event loop: it must not block
 */
public record AgentConfig(
    NodeKey key,
    String node,
    ControlPlane control,
    InetSocketAddress address,
    List<InetSocketAddress> advertised,
    boolean direct,
    TransportChoice relayTransport,
    Duration dialTimeout,
    Clock clock,
    Consumer<AgentEvent> events) {
  private static final Duration DIAL = Duration.ofSeconds(15);

  public AgentConfig {
    advertised = List.copyOf(advertised);
  }

  /** Any UDP port on every IPv4 address, direct paths, nobody told. */
  public static AgentConfig of(NodeKey key, String node, ControlPlane control) {
    return new AgentConfig(
        key,
        node,
        control,
        new InetSocketAddress("0.0.0.0", 0),
        List.of(),
        true,
        TransportChoice.AUTO,
        DIAL,
        Clock.systemUTC(),
        _ -> {});
  }

  public AgentConfig withAddress(InetSocketAddress bound) {
    return new AgentConfig(
        key, node, control, bound, advertised, direct, relayTransport, dialTimeout, clock, events);
  }

  public AgentConfig withAdvertised(List<InetSocketAddress> addresses) {
    return new AgentConfig(
        key, node, control, address, addresses, direct, relayTransport, dialTimeout, clock, events);
  }

  public AgentConfig withDirect(boolean allowed) {
    return new AgentConfig(
        key,
        node,
        control,
        address,
        advertised,
        allowed,
        relayTransport,
        dialTimeout,
        clock,
        events);
  }

  public AgentConfig withRelayTransport(TransportChoice choice) {
    return new AgentConfig(
        key, node, control, address, advertised, direct, choice, dialTimeout, clock, events);
  }

  public AgentConfig withDialTimeout(Duration timeout) {
    return new AgentConfig(
        key, node, control, address, advertised, direct, relayTransport, timeout, clock, events);
  }

  public AgentConfig withClock(Clock other) {
    return new AgentConfig(
        key,
        node,
        control,
        address,
        advertised,
        direct,
        relayTransport,
        dialTimeout,
        other,
        events);
  }

  public AgentConfig withEvents(Consumer<AgentEvent> listener) {
    return new AgentConfig(
        key,
        node,
        control,
        address,
        advertised,
        direct,
        relayTransport,
        dialTimeout,
        clock,
        listener);
  }
}
