package io.coterie.registry.membership;

import io.coterie.access.v1.PortRange;
import io.coterie.access.v1.Protocol;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Ports that may be reached, by protocol and number, without overlaps.
 *
 * @param ranges as contracts carry them
 */
public record Ports(List<PortRange> ranges) {
  private static final int LAST = 65_535;

  /** Every port of every protocol. */
  public static final Ports ALL =
      new Ports(
          List.of(
              range(Protocol.PROTOCOL_STREAM, 1, LAST),
              range(Protocol.PROTOCOL_DATAGRAM, 1, LAST)));

  public Ports {
    ranges = List.copyOf(ranges);
  }

  /** Those that are in any of them. */
  public static Ports union(Collection<Ports> all) {
    var sorted =
        all.stream()
            .flatMap(ports -> ports.ranges().stream())
            .sorted(
                Comparator.comparing(PortRange::getProtocol).thenComparingInt(PortRange::getFirst))
            .toList();
    var joined = new ArrayList<PortRange>();
    for (var next : sorted) {
      var last = joined.isEmpty() ? PortRange.getDefaultInstance() : joined.getLast();
      if (last.getProtocol() == next.getProtocol() && next.getFirst() <= last.getLast() + 1) {
        joined.removeLast();
        joined.add(
            range(last.getProtocol(), last.getFirst(), Math.max(last.getLast(), next.getLast())));
      } else {
        joined.add(next);
      }
    }
    return new Ports(joined);
  }

  private static PortRange range(Protocol protocol, int first, int last) {
    return PortRange.newBuilder().setProtocol(protocol).setFirst(first).setLast(last).build();
  }
}
