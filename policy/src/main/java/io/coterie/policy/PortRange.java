package io.coterie.policy;

/** The ports from the first to the last, both included; 0 is no port. */
public record PortRange(int first, int last) implements Comparable<PortRange> {
  /** The lowest port there is. */
  public static final int LOWEST = 1;

  /** The highest port there is. */
  public static final int HIGHEST = 65_535;

  public PortRange {
    if (first < LOWEST || last > HIGHEST || first > last) {
      throw new IllegalArgumentException("not a range of ports: " + first + "-" + last);
    }
  }

  /** Whether there is such a port at all. */
  public static boolean isPort(int number) {
    return number >= LOWEST && number <= HIGHEST;
  }

  @Override
  public int compareTo(PortRange other) {
    int byFirst = Integer.compare(first, other.first);
    return byFirst != 0 ? byFirst : Integer.compare(last, other.last);
  }

  @Override
  public String toString() {
    return first == last ? Integer.toString(first) : first + "-" + last;
  }
}
