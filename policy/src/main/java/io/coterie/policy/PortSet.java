package io.coterie.policy;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Some ports. Sets of the same ports are equal, however they were put together.
 *
 * @param ranges any when made; then in order, apart from each other by one port at least
 */
public record PortSet(List<PortRange> ranges) {
  /** No port. */
  public static final PortSet NONE = new PortSet(List.of());

  /** Every port. */
  public static final PortSet ALL =
      new PortSet(List.of(new PortRange(PortRange.LOWEST, PortRange.HIGHEST)));

  public PortSet {
    ranges = merged(ranges);
  }

  /** The ports that are in any of these sets. */
  public static PortSet union(Collection<PortSet> sets) {
    return switch (sets.size()) {
      case 0 -> NONE;
      case 1 -> sets.iterator().next();
      default -> new PortSet(sets.stream().flatMap(set -> set.ranges.stream()).toList());
    };
  }

  /** Whether a port is in it. */
  public boolean contains(int port) {
    return ranges.stream().anyMatch(range -> range.first() <= port && port <= range.last());
  }

  /** Whether no port is in it. */
  public boolean isEmpty() {
    return ranges.isEmpty();
  }

  /** How many ports it has. */
  public int count() {
    return ranges.stream().mapToInt(range -> range.last() - range.first() + 1).sum();
  }

  /** The ports of this set that are not in the other. */
  public PortSet minus(PortSet other) {
    if (isEmpty() || other.isEmpty()) {
      return this;
    }
    var left = new ArrayList<PortRange>();
    int cut = 0;
    for (var range : ranges) {
      int from = range.first();
      while (cut < other.ranges.size() && other.ranges.get(cut).last() < from) {
        cut++;
      }
      for (int i = cut;
          i < other.ranges.size() && other.ranges.get(i).first() <= range.last();
          i++) {
        if (other.ranges.get(i).first() > from) {
          left.add(new PortRange(from, other.ranges.get(i).first() - 1));
        }
        from = other.ranges.get(i).last() + 1;
      }
      if (from <= range.last()) {
        left.add(new PortRange(from, range.last()));
      }
    }
    return new PortSet(left);
  }

  private static List<PortRange> merged(List<PortRange> ranges) {
    var merged = new ArrayList<PortRange>();
    for (var range : ranges.stream().sorted().toList()) {
      if (!merged.isEmpty() && range.first() <= merged.getLast().last() + 1) {
        var before = merged.removeLast();
        merged.add(new PortRange(before.first(), Math.max(before.last(), range.last())));
      } else {
        merged.add(range);
      }
    }
    return List.copyOf(merged);
  }

  /** As a policy would have it, {@code 80, 8000-8100}; {@code *} for all, {@code none} for none. */
  @Override
  public String toString() {
    if (isEmpty()) {
      return "none";
    }
    return equals(ALL) ? "*" : ranges.stream().map(PortRange::toString).collect(joining(", "));
  }
}
