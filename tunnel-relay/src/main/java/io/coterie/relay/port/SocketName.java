package io.coterie.relay.port;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Linux's {@code struct sockaddr_in} and {@code sockaddr_in6} in memory. */
final class SocketName {
  /** Room for either. */
  static final int ROOM = 32;

  static final int IPV4 = 2;
  static final int IPV6 = 10;
  static final int IPV4_LENGTH = 16;
  static final int IPV6_LENGTH = 28;

  private static final ValueLayout.OfShort PORT =
      JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfInt IP = JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  /** Unaligned: an IPv6 address begins 8 bytes into a structure that is aligned to 4. */
  private static final ValueLayout.OfLong HALF =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private static final int PORT_AT = 2;
  private static final int IPV4_AT = 4;
  private static final int IPV6_AT = 8;

  private SocketName() {}

  static int length(int family) {
    return family == IPV4 ? IPV4_LENGTH : IPV6_LENGTH;
  }

  /** All but the family, which a place in memory keeps. */
  static void write(MemorySegment memory, long at, int family, long high, long low, int port) {
    memory.set(PORT, at + PORT_AT, (short) port);
    if (family == IPV4) {
      memory.set(IP, at + IPV4_AT, (int) low);
    } else {
      memory.set(HALF, at + IPV6_AT, high);
      memory.set(HALF, at + IPV6_AT + Long.BYTES, low);
    }
  }

  static void family(MemorySegment memory, long at, int family) {
    memory.set(JAVA_SHORT_UNALIGNED, at, (short) family);
  }

  static void read(MemorySegment memory, long at, int family, Packet into) {
    int port = Short.toUnsignedInt(memory.get(PORT, at + PORT_AT));
    if (family == IPV4) {
      into.from(0, Endpoint.mapped(memory.get(IP, at + IPV4_AT)), port);
    } else {
      into.from(memory.get(HALF, at + IPV6_AT), memory.get(HALF, at + IPV6_AT + Long.BYTES), port);
    }
  }
}
