package io.coterie.relay.server;

import java.util.Optional;
import java.util.function.Function;

/** What carries frames between a test and a relay. */
interface Wire extends AutoCloseable {
  void send(byte[] frame);

  /**
   * The first frame that a reading makes something of, now or soon; all others stay where they are.
   */
  <T> T await(String what, Function<byte[], Optional<T>> reading);

  /** Frames that came and were not read. */
  int waiting();

  /** Throws away what came and was not read. */
  void clear();

  @Override
  void close();
}
