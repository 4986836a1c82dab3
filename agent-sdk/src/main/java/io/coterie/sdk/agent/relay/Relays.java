package io.coterie.sdk.agent.relay;

import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.frame.FrameType;
import io.coterie.relay.wire.grant.SignedGrant;
import io.coterie.sdk.agent.control.RelayTicket;
import io.coterie.sdk.agent.control.RelayTickets;
import io.coterie.sdk.agent.control.RelayTunnel;
import io.coterie.sdk.agent.control.RelayTunnels;
import io.coterie.sdk.agent.path.UdpSocket;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Every relay that this agent has something to do with: its home, and those that its peers are at
 * home at. Used on the event loop only.
 */
public final class Relays {
  private static final Duration SHORTEST_LIFE = Duration.ofSeconds(5);
  private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(15);
  private static final Duration UNUSED = Duration.ofSeconds(60);

  private final RelayTickets tickets;
  private final GrantCheck grants;
  private final EventLoop loop;
  private final Executor blocking;
  private final Clock clock;
  private final UdpSocket socket;
  private final RelayEvents events;
  private final TransportChoice choice;
  private final Instance instance = new Instance();
  private final Map<String, RelaySession> byName = new HashMap<>();
  private final Map<InetSocketAddress, RelaySession> byAddress = new HashMap<>();
  private final Map<RelaySession, Instant> unused = new HashMap<>();
  private final CompletableFuture<Void> quiet = new CompletableFuture<>();
  private String home = "";
  private int tunnels;
  private boolean closed;
  private boolean copied;

  /**
   * No sessions yet.
   *
   * @param blocking for calls to the hub
   * @param choice how to get to relays
   */
  public Relays(
      RelayTickets tickets,
      GrantCheck grants,
      EventLoop loop,
      Executor blocking,
      Clock clock,
      UdpSocket socket,
      RelayEvents events,
      TransportChoice choice) {
    this.tickets = tickets;
    this.grants = grants;
    this.loop = loop;
    this.blocking = blocking;
    this.clock = clock;
    this.socket = socket;
    this.events = events;
    this.choice = choice;
  }

  /** Seeks a session at a relay, unless there is one or it is being sought. */
  public void attend(String relay) {
    grants.prepare();
    if (home.isEmpty()) {
      later(BETWEEN_SWEEPS, this::sweep);
    }
    home = relay;
    var _ = session(relay);
  }

  /** Opens a flow at the relay that a grant names. */
  public RelayFlow open(SignedGrant grant, FlowOwner owner) {
    var session = session(grant.grant().homeRelay());
    var flow = new RelayFlow(session, owner, true, grant);
    session.open(flow);
    return flow;
  }

  /** The network changed. */
  public void move() {
    byName.values().forEach(RelaySession::move);
  }

  /** Says good-bye everywhere; done when it has left through tunnels, too. */
  public CompletableFuture<Void> close() {
    closed = true;
    List.copyOf(byName.values()).forEach(RelaySession::close);
    byName.clear();
    byAddress.clear();
    if (tunnels == 0) {
      quiet.complete(null);
    }
    return quiet;
  }

  /** Leaves the relays that nothing needs for a while: not home, and without flows. */
  private void sweep() {
    if (closed) {
      return;
    }
    var now = clock.instant();
    for (var session : List.copyOf(byName.values())) {
      if (session.name().equals(home) || !session.flows().isEmpty()) {
        unused.remove(session);
      } else if (unused.computeIfAbsent(session, _ -> now).plus(UNUSED).isBefore(now)) {
        unused.remove(session);
        byName.remove(session.name());
        byAddress.values().removeIf(s -> s == session);
        session.close();
      }
    }
    later(BETWEEN_SWEEPS, this::sweep);
  }

  /** One more tunnel, or one less. */
  void tunnels(int more) {
    tunnels += more;
    if (closed && tunnels == 0) {
      quiet.complete(null);
    }
  }

  /** A datagram with a frame's first byte came. */
  public void received(InetSocketAddress from, ByteBuf content) {
    var session = byAddress.get(from);
    if (session == null) {
      return;
    }
    int type = content.getUnsignedByte(content.readerIndex());
    if (type == FrameType.DATA) {
      session.data(content);
      return;
    }
    try {
      session.frame(type, ByteBufUtil.getBytes(content));
    } catch (MalformedFrameException _) {
      return; // anybody may send anything
    }
  }

  private RelaySession session(String relay) {
    var present = byName.get(relay);
    if (present != null) {
      return present;
    }
    var session = new RelaySession(relay, this);
    byName.put(relay, session);
    if (!copied) {
      session.fetch();
    }
    return session;
  }

  void copied(RelaySession session) {
    copied = true;
    byName.values().forEach(RelaySession::stop);
    events.copied(session.name());
  }

  /** Gets a ticket, without blocking the caller. */
  void fetch(String relay, Consumer<RelayTicket> then, Consumer<String> otherwise) {
    blocking.execute(() -> {
      try {
        var ticket = tickets.ticket(relay);
        loop.execute(() -> then.accept(ticket));
      } catch (IOException e) {
        loop.execute(() -> otherwise.accept(String.valueOf(e.getMessage())));
      }
    });
  }

  /** Opens a tunnel, without blocking the caller. */
  void open(
      RelayTunnels door,
      RelayTunnel.Listener listener,
      Consumer<RelayTunnel> then,
      Consumer<String> otherwise) {
    blocking.execute(() -> {
      try {
        var tunnel = door.open(listener);
        loop.execute(() -> then.accept(tunnel));
      } catch (IOException e) {
        loop.execute(() -> otherwise.accept(String.valueOf(e.getMessage())));
      }
    });
  }

  /** How long a ticket is good for, less a fifth. */
  Duration untilRenewal(RelayTicket ticket) {
    var left = Duration.between(clock.instant(), ticket.expires()).multipliedBy(4).dividedBy(5);
    return left.compareTo(SHORTEST_LIFE) < 0 ? SHORTEST_LIFE : left;
  }

  boolean reaches(InetSocketAddress address) {
    return socket.reaches(address);
  }

  void at(InetSocketAddress address, RelaySession session) {
    byAddress.values().removeIf(s -> s == session);
    byAddress.put(address, session);
  }

  void later(Duration delay, Runnable task) {
    var _ = loop.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  void send(InetSocketAddress to, byte[] bytes) {
    socket.send(to, bytes);
  }

  /** All that came at once out of a tunnel has been dealt with. */
  void complete() {
    socket.complete();
  }

  EventLoop loop() {
    return loop;
  }

  TransportChoice choice() {
    return choice;
  }

  Instance instance() {
    return instance;
  }

  GrantCheck grants() {
    return grants;
  }

  RelayEvents events() {
    return events;
  }
}
