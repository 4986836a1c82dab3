package io.coterie.relay.port;

import java.lang.foreign.MemorySegment;

/**
 * All memory, by addresses. A constant, so that what the compiler makes of an access is the access
 * and nothing else, where each segment of its own costs a look at its bounds, its alignment and
 * whether it still lives. So whoever uses it has to see to all three: addresses come from tables
 * whose indices are masked, never from a datagram, and the tables live as long as the threads.
 */
public final class Raw {
  @SuppressWarnings("restricted") // see --enable-native-access, which foreign calls need as well
  public static final MemorySegment MEMORY = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

  private Raw() {}
}
