package io.coterie.relay.port;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Sends the datagrams of a train one by one, where the system does not take it in one piece. */
final class SplitTrain {
  private final LinuxSocket socket;
  private final MemorySegment state;
  private final MessageHeaders header;
  private final Vectors vector;

  SplitTrain(Arena arena, LinuxSocket socket) {
    this.socket = socket;
    this.state = Libc.errorState(arena);
    this.header = new MessageHeaders(arena, 1);
    this.vector = new Vectors(arena, 1);
    header.vectors(0, vector.address(0), 1);
  }

  /**
   * Returns how many were not sent.
   *
   * @param length of each but the last; vectors begin and end where datagrams do
   */
  int send(long name, Vectors vectors, int first, int count, int length) {
    header.name(0, name, SocketName.length(socket.family()));
    int unsent = 0;
    for (int i = first; i < first + count; i++) {
      long end = vectors.bytes(i) + vectors.length(i);
      for (long at = vectors.bytes(i); at < end; at += length) {
        vector.set(0, at, Math.min(length, end - at));
        unsent += sendOne() ? 0 : 1;
      }
    }
    return unsent;
  }

  private boolean sendOne() {
    int sent;
    do {
      sent = Libc.send(state, socket.descriptor(), header.address(0), 1);
    } while (sent < 0 && Libc.error(state) == Libc.EINTR);
    return sent == 1;
  }
}
