package io.coterie.relay.server;

import io.coterie.relay.port.Endpoint;
import io.coterie.relay.port.Packet;
import io.coterie.relay.port.PacketHandler;
import io.coterie.relay.port.PacketPort;
import io.coterie.relay.port.PacketSender;
import io.coterie.relay.port.PortStatistics;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A port without a network: what comes in is dealt with by whoever hands it in, and what goes out
 * is counted, and kept for those that are there. For one thread.
 */
final class MemoryPort implements PacketPort {
  private static final int ROOM = 65_536;

  private final InetSocketAddress address = new InetSocketAddress("192.0.2.1", 3478);
  private final PortStatistics statistics = new PortStatistics();
  private final Map<Endpoint, Inbox> inboxes = new HashMap<>();
  private final MemorySegment memory = Arena.ofAuto().allocate(ROOM, Long.BYTES);
  private final Packet packet = new Packet();
  private final PacketSender sender = new Delivery();
  private @Nullable PacketHandler handler;
  private int wires;
  private long sent;
  private int largest;
  private Listener listener = (_, _) -> {};

  /** Is told of what goes out. */
  interface Listener {
    void sent(byte[] frame, Endpoint to);
  }

  void tell(Listener more) {
    listener = more;
  }

  /** A datagram comes in from anywhere; an empty one is none, as it is to other ports. */
  void receive(byte[] bytes, Endpoint from) {
    if (bytes.length == 0) {
      return;
    }
    var handles = Objects.requireNonNull(handler);
    MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, 0, bytes.length);
    packet.from(from.high(), from.low(), from.port());
    packet.at(memory, 0, bytes.length);
    handles.begin();
    handles.datagram(packet, sender);
    handles.end();
    sender.flush();
  }

  /** Somebody with an address of his own. */
  MemoryWire wire(Runnable settle) {
    int number = ++wires;
    var ip = "198.51." + (number >>> 8 & 0xFF) + "." + (number & 0xFF);
    var endpoint = Endpoint.of(new InetSocketAddress(ip, 4_000));
    var inbox = new Inbox();
    inboxes.put(endpoint, inbox);
    return new MemoryWire(this, endpoint, inbox, settle);
  }

  /** Nothing is kept for him any more. */
  void forget(Endpoint gone) {
    inboxes.remove(gone);
  }

  /** Datagrams that went out. */
  long sent() {
    return sent;
  }

  /** Bytes of the largest of them since the last call. */
  int takeLargest() {
    int was = largest;
    largest = 0;
    return was;
  }

  @Override
  public List<InetSocketAddress> addresses() {
    return List.of(address);
  }

  @Override
  public void start(Supplier<PacketHandler> handlers) {
    handler = handlers.get();
  }

  @Override
  public PacketSender sender() {
    return new Delivery();
  }

  @Override
  public PortStatistics statistics() {
    return statistics;
  }

  @Override
  public void close() {
    inboxes.clear();
  }

  /** At once: a batch would need the bytes to stay. */
  private final class Delivery implements PacketSender {
    @Override
    public void send(MemorySegment from, long offset, int length, long high, long low, int port) {
      var frame = from.asSlice(offset, length).toArray(ValueLayout.JAVA_BYTE);
      var to = new Endpoint(high, low, port);
      sent++;
      largest = Math.max(largest, length);
      listener.sent(frame, to);
      var inbox = inboxes.get(to);
      if (inbox != null) {
        inbox.add(frame);
      }
    }

    @Override
    public void flush() {
      // nothing waits
    }

    @Override
    public void close() {
      // nothing is held
    }
  }
}
