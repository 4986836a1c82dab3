package io.coterie.sdk.agent.path;

import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.probe.Probe;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The links to all peers, and which of them a datagram belongs to. Used on the event loop only. */
public final class Links {
  /** In front of the addresses that only QUIC gets to see: a prefix for local use (RFC 4193). */
  private static final byte[] PREFIX = {(byte) 0xfd, 'c', 'o', 't', 'e', 'r', 'i', 'e'};

  private static final int PORT = 1;

  private final Clock clock;
  private final EventLoop loop;
  private final UdpSocket socket;
  private final Consumer<Link> moved;
  private final Map<InetSocketAddress, Link> byVirtual = new HashMap<>();
  private final Map<InetSocketAddress, Link> byAddress = new HashMap<>();
  private final Map<Long, Link> byFlow = new HashMap<>();
  private int next = 1;

  /**
   * No links yet.
   *
   * @param moved is told of a link that takes another path
   */
  Links(Clock clock, EventLoop loop, UdpSocket socket, Consumer<Link> moved) {
    this.clock = clock;
    this.loop = loop;
    this.socket = socket;
    this.moved = moved;
  }

  /** A link to another peer. */
  public Link create() {
    var link = new Link(virtual(++next), this);
    byVirtual.put(link.address(), link);
    return link;
  }

  /** Ends a link. */
  public void remove(Link link) {
    link.stop();
    byVirtual.remove(link.address());
    byAddress.values().removeIf(l -> l == link);
  }

  /** What QUIC knows this end by. */
  public static InetSocketAddress here() {
    return virtual(1);
  }

  /** All links: the network changed. */
  public void restart() {
    byVirtual.values().forEach(Link::restart);
  }

  Optional<Link> virtual(InetSocketAddress address) {
    return Optional.ofNullable(byVirtual.get(address));
  }

  /** The peer that has proved to be at an address. */
  Optional<Link> at(InetSocketAddress address) {
    return Optional.ofNullable(byAddress.get(address)).filter(link -> link.isPeer(address));
  }

  void at(InetSocketAddress address, Link link) {
    if (link.isPeer(address)) {
      byAddress.put(address, link);
    }
  }

  void named(long flow, Link link) {
    byFlow.put(flow, link);
  }

  void unnamed(long flow) {
    byFlow.remove(flow);
  }

  void probed(byte[] bytes, InetSocketAddress from) {
    try {
      var probe = Probe.parse(bytes);
      var link = byFlow.get(probe.flow());
      if (link != null) {
        link.probed(bytes, probe, from);
      }
    } catch (MalformedFrameException _) {
      return; // anybody may send anything
    }
  }

  void deliver(Link link, ByteBuf quic) {
    socket.deliver(link, quic);
  }

  void send(InetSocketAddress to, byte[] bytes) {
    socket.send(to, bytes);
  }

  void write(DatagramPacket packet) {
    socket.write(packet);
  }

  void moved(Link link) {
    moved.accept(link);
  }

  /** Whether a datagram could be sent there at all. */
  boolean isPossible(InetSocketAddress address) {
    return !address.isUnresolved()
        && address.getPort() > 0
        && !address.getAddress().isAnyLocalAddress()
        && !address.getAddress().isMulticastAddress()
        && socket.reaches(address);
  }

  Instant now() {
    return clock.instant();
  }

  EventLoop loop() {
    return loop;
  }

  void afterwards(Duration delay, Runnable task) {
    var _ = loop.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  Collection<Link> all() {
    return List.copyOf(byVirtual.values());
  }

  private static InetSocketAddress virtual(int number) {
    var bytes = ByteBuffer.allocate(16).put(PREFIX).putInt(0).putInt(number).array();
    try {
      return new InetSocketAddress(InetAddress.getByAddress(bytes), PORT);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("16 bytes are an address", e);
    }
  }
}
