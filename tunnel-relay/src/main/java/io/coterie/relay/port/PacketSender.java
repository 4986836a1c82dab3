package io.coterie.relay.port;

import java.lang.foreign.MemorySegment;

/** One thread's way to send. Not thread-safe. */
public interface PacketSender extends AutoCloseable {
  /**
   * Puts a datagram into the batch. The bytes must stay as they are until {@link #flush}, which may
   * happen on the way.
   *
   * @param high see {@link Endpoint}; not a virtual one
   */
  void send(MemorySegment memory, long offset, int length, long high, long low, int port);

  /** Sends the batch. What can't be sent is dropped and counted. */
  void flush();

  /** Gives back its memory; the batch is lost. */
  @Override
  void close();
}
