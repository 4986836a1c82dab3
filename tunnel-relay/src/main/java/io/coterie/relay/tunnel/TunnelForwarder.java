package io.coterie.relay.tunnel;

import io.coterie.relay.forward.Forwarder;
import io.coterie.relay.port.Endpoint;
import io.coterie.relay.port.Packet;
import io.coterie.relay.port.PacketSender;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/**
 * Sends frames from tunnels the way of datagrams. All tunnels share a forwarder and its lock: each
 * frame has come through a TCP connection, which costs much more.
 */
public final class TunnelForwarder implements TunnelPort, AutoCloseable {
  private static final int LONGEST = 2_048;

  private final TunnelHub hub;
  private final Forwarder forwarder;
  private final PacketSender sender;
  private final Packet packet = new Packet();
  private final MemorySegment memory = Arena.ofAuto().allocate(LONGEST, Long.BYTES);
  private final LongConsumer ended;
  private boolean closed;

  /**
   * No tunnels yet.
   *
   * @param ended is told the number of one that was closed; must not block
   */
  public TunnelForwarder(
      TunnelHub hub, Forwarder forwarder, PacketSender sender, LongConsumer ended) {
    this.hub = hub;
    this.forwarder = forwarder;
    this.sender = sender;
    this.ended = ended;
  }

  @Override
  public Tunnel connect(Predicate<byte[]> toAgent) {
    long number = hub.add(toAgent);
    return new Tunnel() {
      @Override
      public void received(byte[] frame) {
        if (hub.has(number)) {
          forward(number, frame);
        }
      }

      @Override
      public void close() {
        if (hub.remove(number)) {
          ended.accept(number);
        }
      }
    };
  }

  /** Lets nothing through any more, and gives back what it sends with. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      sender.close();
    }
  }

  private synchronized void forward(long number, byte[] frame) {
    if (closed || frame.length == 0 || frame.length > LONGEST) {
      return;
    }
    var from = Endpoint.virtual(number);
    MemorySegment.copy(frame, 0, memory, ValueLayout.JAVA_BYTE, 0, frame.length);
    packet.from(from.high(), from.low(), from.port());
    packet.at(memory, 0, frame.length);
    forwarder.begin();
    forwarder.datagram(packet, sender);
    forwarder.end();
    sender.flush();
  }
}
