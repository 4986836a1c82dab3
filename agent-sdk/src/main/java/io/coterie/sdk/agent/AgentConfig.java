package io.coterie.sdk.agent;

import io.coterie.sdk.agent.control.ControlPlane;
import io.coterie.sdk.agent.relay.TransportChoice;
import io.coterie.sdk.node.NodeKey;
import io.netty.channel.EventLoopGroup;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
 * @param closeTimeout how long closing waits for what is on its way to peers
 * @param clock what time it is
 * @param events is told what happens, on the event loop: it must not block
 * @param loops threads that it shares with other agents, which outlive it; empty: one of its own
 * @param continuity how it came to its key, and which keys it has met others with
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
    Duration closeTimeout,
    Clock clock,
    Consumer<AgentEvent> events,
    Optional<EventLoopGroup> loops,
    KeyContinuity continuity) {
  private static final Duration DIAL = Duration.ofSeconds(15);
  private static final Duration CLOSE = Duration.ofSeconds(2);

  /** Any settings. */
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
        CLOSE,
        Clock.systemUTC(),
        _ -> {},
        Optional.empty(),
        KeyContinuity.inMemory());
  }

  /** Where its UDP socket is bound; port 0: any. */
  public AgentConfig withAddress(InetSocketAddress bound) {
    return with(draft -> draft.address = bound);
  }

  /** Where peers may find it, instead of the addresses of this machine. */
  public AgentConfig withAdvertised(List<InetSocketAddress> addresses) {
    return with(draft -> draft.advertised = addresses);
  }

  /** False: all goes through relays, and nobody is told the addresses of this machine. */
  public AgentConfig withDirect(boolean allowed) {
    return with(draft -> draft.direct = allowed);
  }

  /** How relays are reached. */
  public AgentConfig withRelayTransport(TransportChoice choice) {
    return with(draft -> draft.relayTransport = choice);
  }

  /** How long dialling may take, with resolving and connecting. */
  public AgentConfig withDialTimeout(Duration timeout) {
    return with(draft -> draft.dialTimeout = timeout);
  }

  /** How long closing waits for what is on its way to peers. */
  public AgentConfig withCloseTimeout(Duration timeout) {
    return with(draft -> draft.closeTimeout = timeout);
  }

  /** For tests. */
  public AgentConfig withClock(Clock other) {
    return with(draft -> draft.clock = other);
  }

  /** Who is told what happens, on the event loop: it must hand on what takes time. */
  public AgentConfig withEvents(Consumer<AgentEvent> listener) {
    return with(draft -> draft.events = listener);
  }

  /**
   * Many agents in a process need no thread each. Such an agent does not look by itself whether
   * this machine has got other addresses: {@link Agent#networkChanged} tells it.
   *
   * @param shared of epoll or NIO, for the caller to shut down when all of its agents are closed
   */
  public AgentConfig withLoops(EventLoopGroup shared) {
    return with(draft -> draft.loops = Optional.of(shared));
  }

  /** How it came to its key, and which keys it has met others with. */
  public AgentConfig withContinuity(KeyContinuity known) {
    return with(draft -> draft.continuity = known);
  }

  private AgentConfig with(Consumer<Draft> change) {
    var draft = new Draft();
    change.accept(draft);
    return draft.done();
  }

  /** A copy while one part of it is another. */
  private final class Draft {
    private InetSocketAddress address = AgentConfig.this.address;
    private List<InetSocketAddress> advertised = AgentConfig.this.advertised;
    private boolean direct = AgentConfig.this.direct;
    private TransportChoice relayTransport = AgentConfig.this.relayTransport;
    private Duration dialTimeout = AgentConfig.this.dialTimeout;
    private Duration closeTimeout = AgentConfig.this.closeTimeout;
    private Clock clock = AgentConfig.this.clock;
    private Consumer<AgentEvent> events = AgentConfig.this.events;
    private Optional<EventLoopGroup> loops = AgentConfig.this.loops;
    private KeyContinuity continuity = AgentConfig.this.continuity;

    private AgentConfig done() {
      return new AgentConfig(
          key,
          node,
          control,
          address,
          advertised,
          direct,
          relayTransport,
          dialTimeout,
          closeTimeout,
          clock,
          events,
          loops,
          continuity);
    }
  }
}
