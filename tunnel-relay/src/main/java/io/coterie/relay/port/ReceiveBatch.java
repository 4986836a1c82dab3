package io.coterie.relay.port;

import static io.coterie.relay.port.Raw.MEMORY;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * What one call receives: up to {@code count} reads, each of a datagram or of a train that the
 * system has joined (UDP_GRO), which is taken apart here.
 */
final class ReceiveBatch {
  private static final int BUFFER = 65_536;
  private static final int CONTROL = 64;

  /** A control message's header and an int. */
  private static final int CONTROL_LENGTH = 20;

  private static final int CONTROL_LEVEL_AT = 8;
  private static final int CONTROL_TYPE_AT = 12;
  private static final int CONTROL_DATA_AT = 16;
  private static final int SOL_UDP = 17;
  private static final int UDP_GRO = 104;

  private final LinuxSocket socket;
  private final int count;
  private final int nameLength;
  private final MemorySegment state;
  private final long buffers;
  private final long names;
  private final long controls;
  private final MessageHeaders headers;
  private final Packet packet = new Packet();

  /** Whether more is probably waiting, so that a call that can't wait is worth it. */
  private boolean full;

  ReceiveBatch(Arena arena, LinuxSocket socket, int count) {
    this.socket = socket;
    this.count = count;
    this.nameLength = SocketName.length(socket.family());
    this.state = Libc.errorState(arena);
    this.buffers = arena.allocate((long) count * BUFFER, 4096).address();
    this.names = arena.allocate((long) count * SocketName.ROOM, Long.BYTES).address();
    this.controls = arena.allocate((long) count * CONTROL, Long.BYTES).address();
    this.headers = new MessageHeaders(arena, count);
    var vectors = new Vectors(arena, count);
    for (int i = 0; i < count; i++) {
      vectors.set(i, buffers + (long) i * BUFFER, BUFFER);
      headers.vectors(i, vectors.address(i), 1);
      headers.name(i, names + (long) i * SocketName.ROOM, nameLength);
      headers.control(i, controls + (long) i * CONTROL, CONTROL);
    }
  }

  /** How many reads there are; negative: none, {@link #error} says why. */
  int receive() {
    int received = -1;
    if (full) {
      received = Libc.receiveNow(state, socket.descriptor(), headers.address(0), count);
    }
    if (received < 0) {
      received = Libc.receive(state, socket.descriptor(), headers.address(0), count);
    }
    full = received == count;
    return received;
  }

  int error() {
    return Libc.error(state);
  }

  /** Hands on the datagrams of one read, and makes it ready for the next call. */
  void deliver(int index, PacketHandler handler, PacketSender out) {
    int length = headers.moved(index);
    int segment = segment(index, length);
    long start = buffers + (long) index * BUFFER;
    SocketName.read(MEMORY, names + (long) index * SocketName.ROOM, socket.family(), packet);
    headers.nameLength(index, nameLength);
    headers.controlLength(index, CONTROL);
    for (int from = 0; from < length; from += segment) {
      packet.at(MEMORY, start + from, Math.min(segment, length - from));
      handler.datagram(packet, out);
    }
  }

  private int segment(int index, int length) {
    long at = controls + (long) index * CONTROL;
    if (headers.controlLength(index) >= CONTROL_LENGTH
        && MEMORY.get(JAVA_INT_UNALIGNED, at + CONTROL_LEVEL_AT) == SOL_UDP
        && MEMORY.get(JAVA_INT_UNALIGNED, at + CONTROL_TYPE_AT) == UDP_GRO) {
      int segment = MEMORY.get(JAVA_INT_UNALIGNED, at + CONTROL_DATA_AT);
      return segment > 0 ? segment : length;
    }
    return length;
  }
}
