package io.coterie.platform.id;

/**
 * A node's 32-bit number, 1 to {@code FFFF.FFFE}; {@code FFFF.FFFF} is a network's broadcast
 * address.
 */
public record NodeNumber(long value) implements Comparable<NodeNumber> {
  public static final long MAX = 0xFFFF_FFFEL;

  public NodeNumber {
    if (value < 1 || value > MAX) {
      throw new IllegalArgumentException("a node number is 1 to " + MAX);
    }
  }

  /** From protobuf's {@code uint32}, which Java holds signed. */
  public static NodeNumber ofUnsigned(int bits) {
    return new NodeNumber(Integer.toUnsignedLong(bits));
  }

  /** For protobuf's {@code uint32}. */
  public int unsigned() {
    return (int) value;
  }

  @Override
  public int compareTo(NodeNumber other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
