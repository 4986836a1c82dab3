package io.coterie.relay.port;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * What one thread is going to send by one socket. Datagrams to one address that follow each other,
 * all of a length but for a shorter last one, become a train, which the system takes in one piece
 * (UDP_SEGMENT), wherever in memory they lie.
 */
final class SendBatch {
  private static final int MESSAGES = 256;

  /** The system's own limit for one message. */
  private static final int VECTORS = 1024;

  private static final int TRAIN = 64;
  private static final int TRAIN_BYTES = 65_000;
  private static final int CONTROL = 24;

  /** A control message's header and a short. */
  private static final int CONTROL_LENGTH = 18;

  private static final int CONTROL_LEVEL_AT = 8;
  private static final int CONTROL_TYPE_AT = 12;
  private static final int CONTROL_DATA_AT = 16;
  private static final int SOL_UDP = 17;
  private static final int UDP_SEGMENT = 103;

  private final LinuxSocket socket;
  private final PortStatistics statistics;
  private final MemorySegment state;
  private final MemorySegment names;
  private final MemorySegment controls;
  private final MessageHeaders headers;
  private final Vectors vectors;
  private final SplitTrain split;

  /** Datagrams of each message, and the length of all but its last. */
  private final int[] trains = new int[MESSAGES];

  private final int[] lengths = new int[MESSAGES];
  private final int[] firstVectors = new int[MESSAGES];

  private int messages;
  private int vectorsUsed;
  private boolean open;
  private int bytes;
  private long high;
  private long low;
  private int port;

  SendBatch(Arena arena, LinuxSocket socket, PortStatistics statistics) {
    this.socket = socket;
    this.statistics = statistics;
    this.state = Libc.errorState(arena);
    this.names = arena.allocate((long) MESSAGES * SocketName.ROOM, Long.BYTES);
    this.controls = arena.allocate((long) MESSAGES * CONTROL, Long.BYTES);
    this.headers = new MessageHeaders(arena, MESSAGES);
    this.vectors = new Vectors(arena, VECTORS);
    this.split = new SplitTrain(arena, socket);
    for (int i = 0; i < MESSAGES; i++) {
      SocketName.family(names, (long) i * SocketName.ROOM, socket.family());
      headers.name(i, nameOf(i), SocketName.length(socket.family()));
      long control = (long) i * CONTROL;
      controls.set(JAVA_LONG, control, CONTROL_LENGTH);
      controls.set(JAVA_INT, control + CONTROL_LEVEL_AT, SOL_UDP);
      controls.set(JAVA_INT, control + CONTROL_TYPE_AT, UDP_SEGMENT);
    }
  }

  void add(long address, int length, long high, long low, int port) {
    int last = messages - 1;
    if (open
        && low == this.low
        && port == this.port
        && high == this.high
        && length <= lengths[last]
        && trains[last] < TRAIN
        && bytes + length <= TRAIN_BYTES) {
      join(last, address, length);
    } else {
      begin(address, length, high, low, port);
    }
    if (vectorsUsed == VECTORS || messages == MESSAGES) {
      flush();
    }
  }

  void flush() {
    int from = 0;
    while (from < messages) {
      int sent = Libc.sendNow(state, socket.descriptor(), headers.address(from), messages - from);
      from += sent > 0 ? sent : recover(from, Libc.error(state));
    }
    messages = 0;
    vectorsUsed = 0;
    open = false;
  }

  private void begin(long address, int length, long high, long low, int port) {
    int index = messages++;
    SocketName.write(Raw.MEMORY, nameOf(index), socket.family(), high, low, port);
    vectors.set(vectorsUsed, address, length);
    headers.vectors(index, vectors.address(vectorsUsed), 1);
    headers.control(index, 0, 0);
    firstVectors[index] = vectorsUsed++;
    trains[index] = 1;
    lengths[index] = length;
    bytes = length;
    this.high = high;
    this.low = low;
    this.port = port;
    open = statistics.segmentation() && length > 0;
  }

  private void join(int index, long address, int length) {
    int last = vectorsUsed - 1;
    if (vectors.bytes(last) + vectors.length(last) == address) {
      vectors.lengthen(last, length);
    } else {
      vectors.set(vectorsUsed, address, length);
      headers.vectorCount(index, headers.vectorCount(index) + 1);
      vectorsUsed++;
    }
    trains[index]++;
    bytes += length;
    if (trains[index] == 2) {
      long control = controls.address() + (long) index * CONTROL;
      Raw.MEMORY.set(JAVA_SHORT_UNALIGNED, control + CONTROL_DATA_AT, (short) lengths[index]);
      headers.control(index, control, CONTROL);
    }
    open = length == lengths[index];
  }

  /** Deals with what stopped a call at a message; returns how many messages are done with. */
  private int recover(int index, int error) {
    if (error == Libc.EINTR) {
      return 0;
    }
    if (error == Libc.EAGAIN || error == Libc.ENOBUFS) {
      if (Libc.send(state, socket.descriptor(), headers.address(index), 1) == 1) {
        return 1;
      }
    } else if (trains[index] > 1) {
      return sendApart(index, error);
    }
    statistics.countUnsent(trains[index]);
    return 1;
  }

  /**
   * Sends the datagrams of a train one by one. The system's refusal may be about this train only,
   * say for the path's MTU; EIO is about the interface, and there is no use in trying again.
   */
  private int sendApart(int index, int error) {
    if (error == Libc.EIO) {
      statistics.segmentation(false);
    }
    int count = (int) headers.vectorCount(index);
    statistics.countUnsent(
        split.send(nameOf(index), vectors, firstVectors[index], count, lengths[index]));
    return 1;
  }

  private long nameOf(int index) {
    return names.address() + (long) index * SocketName.ROOM;
  }
}
