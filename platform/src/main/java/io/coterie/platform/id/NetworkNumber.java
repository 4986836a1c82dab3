package io.coterie.platform.id;

/** A network's 32-bit number; 0 is the backbone. */
public record NetworkNumber(long value) implements Comparable<NetworkNumber> {
  public static final NetworkNumber BACKBONE = new NetworkNumber(0);
  public static final long MAX = 0xFFFF_FFFFL;

  public NetworkNumber {
    if (value < 0 || value > MAX) {
      throw new IllegalArgumentException("a network number is 0 to " + MAX);
    }
  }

  /** From protobuf's {@code uint32}, which Java holds signed. */
  public static NetworkNumber ofUnsigned(int bits) {
    return new NetworkNumber(Integer.toUnsignedLong(bits));
  }

  /** For protobuf's {@code uint32}. */
  public int unsigned() {
    return (int) value;
  }

  public boolean isBackbone() {
    return value == 0;
  }

  @Override
  public int compareTo(NetworkNumber other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
