package io.coterie.relay.forward;

import static io.coterie.relay.port.Raw.MEMORY;

import io.coterie.relay.port.Endpoint;
import io.coterie.relay.port.Packet;
import io.coterie.relay.port.PacketHandler;
import io.coterie.relay.port.PacketSender;
import io.coterie.relay.wire.frame.DataFrame;
import io.coterie.relay.wire.frame.FrameType;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.time.Clock;

/**
 * Looks at each datagram of one thread: DATA goes on to the other end, all else to the control
 * plane.
 */
public final class Forwarder implements PacketHandler {
  /** Unaligned: a datagram lies where the one before it ends. */
  private static final ValueLayout.OfLong HEADER =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  /** Type and flags in front of tag and id. */
  private static final long DATA = (long) FrameType.DATA << 56;

  private static final int DATA_TYPE_AND_FLAGS = FrameType.DATA << 8;
  private static final long TAG_AND_FLOW = 0xFFFF_FFFF_FFFFL;
  private static final int LARGEST_DATA = DataFrame.PAYLOAD + DataFrame.LARGEST_PAYLOAD;

  /** No frame or message of the control plane is longer. */
  private static final int LONGEST_CONTROL = 1_500;

  private final ForwardPlane plane;
  private final Traffic traffic;
  private final Clock clock;
  private int second;
  private long packets;
  private long bytes;

  public Forwarder(ForwardPlane plane, Traffic traffic, Clock clock) {
    this.plane = plane;
    this.traffic = traffic;
    this.clock = clock;
  }

  @Override
  public void begin() {
    second = (int) (clock.millis() / 1_000);
  }

  @Override
  public void datagram(Packet packet, PacketSender out) {
    int first = Byte.toUnsignedInt(packet.memory().get(ValueLayout.JAVA_BYTE, packet.offset()));
    if (first == FrameType.DATA) {
      data(packet, out);
    } else {
      other(first, packet);
    }
  }

  @Override
  public void end() {
    if (packets > 0) {
      traffic.forwarded(packets, bytes);
      packets = 0;
      bytes = 0;
    }
  }

  private void data(Packet packet, PacketSender out) {
    int length = packet.length();
    if (length < DataFrame.PAYLOAD || length > LARGEST_DATA) {
      traffic.drop(Drop.MALFORMED);
      return;
    }
    var memory = packet.memory();
    long header = memory.get(HEADER, packet.offset());
    if (header >>> 48 != DATA_TYPE_AND_FLAGS) {
      traffic.drop(Drop.MALFORMED);
      return;
    }
    long slot = plane.flows().find((int) header);
    if (slot == 0) {
      stray(packet, header);
      return;
    }
    flow(packet, out, header, slot);
  }

  private void flow(Packet packet, PacketSender out, long header, long at) {
    int version = (int) FlowTable.INT.getAcquire(MEMORY, at + FlowTable.VERSION);
    long own = MEMORY.get(FlowTable.LONG, at + FlowTable.OWN);
    long peer = MEMORY.get(FlowTable.LONG, at + FlowTable.PEER);
    long ownHigh = MEMORY.get(FlowTable.LONG, at + FlowTable.OWN_HIGH);
    long ownLow = MEMORY.get(FlowTable.LONG, at + FlowTable.OWN_LOW);
    long peerHigh = MEMORY.get(FlowTable.LONG, at + FlowTable.PEER_HIGH);
    long peerLow = MEMORY.get(FlowTable.LONG, at + FlowTable.PEER_LOW);
    int expires = MEMORY.get(FlowTable.FIELD, at + FlowTable.EXPIRES);
    int session = MEMORY.get(FlowTable.FIELD, at + FlowTable.SESSION);
    int network = MEMORY.get(FlowTable.FIELD, at + FlowTable.NETWORK);
    VarHandle.acquireFence();
    if ((version & 1) != 0
        || version != (int) FlowTable.INT.getOpaque(MEMORY, at + FlowTable.VERSION)
        || (int) own != (int) header
        || (int) own == 0) {
      stray(packet, header);
      return;
    }
    if (((own ^ header) & TAG_AND_FLOW) != 0) {
      traffic.drop(Drop.TAG);
      return;
    }
    if (ownLow != packet.sourceLow()
        || ownHigh != packet.sourceHigh()
        || own >>> 48 != packet.sourcePort()) {
      traffic.drop(Drop.SOURCE);
      return;
    }
    if (Integer.compareUnsigned(second, expires) >= 0) {
      traffic.drop(Drop.EXPIRED);
      return;
    }
    if (network < 0) {
      plane.control().heard((int) header);
      network &= ~FlowTable.AWAITED;
    }
    if (isWithinLimits(session, network, packet.length())) {
      packet.memory().set(HEADER, packet.offset(), DATA | (peer & TAG_AND_FLOW));
      deliver(packet, out, peerHigh, peerLow, (int) (peer >>> 48));
    }
  }

  private boolean isWithinLimits(int session, int network, int length) {
    if (!plane.sessions().admit(session, length, second)) {
      traffic.drop(Drop.SESSION_RATE);
      return false;
    }
    if (network != 0 && !plane.networks().admit(network, length, second)) {
      traffic.drop(Drop.NETWORK_RATE);
      return false;
    }
    return true;
  }

  private void deliver(Packet packet, PacketSender out, long high, long low, int port) {
    if (Endpoint.isVirtual(high)) {
      if (!plane.tunnels().deliver(low, packet.toBytes())) {
        traffic.drop(Drop.TUNNEL_FULL);
        return;
      }
    } else {
      out.send(packet.memory(), packet.offset(), packet.length(), high, low, port);
    }
    packets++;
    bytes += packet.length();
  }

  private void stray(Packet packet, long header) {
    traffic.drop(Drop.NO_FLOW);
    if (plane.strays().admit(second)) {
      plane.control().stray((int) header, packet.source());
    }
  }

  private void other(int first, Packet packet) {
    if (!isForControl(first)) {
      traffic.drop(
          FrameType.isQuic(first)
              ? Drop.QUIC
              : FrameType.isFrame(first) ? Drop.NOT_FOR_RELAYS : Drop.UNKNOWN);
    } else if (packet.length() > LONGEST_CONTROL) {
      traffic.drop(Drop.MALFORMED);
    } else {
      plane.control().take(packet, second, traffic);
    }
  }

  private static boolean isForControl(int first) {
    return switch (first) {
      case FrameType.BIND,
          FrameType.OPEN,
          FrameType.PUNCH,
          FrameType.PING,
          FrameType.PONG,
          FrameType.CLOSE,
          FrameType.EARLY ->
          true;
      default -> FrameType.isStun(first);
    };
  }
}
