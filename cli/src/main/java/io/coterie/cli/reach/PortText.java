package io.coterie.cli.reach;

import static java.util.stream.Collectors.joining;

import io.coterie.access.v1.PortRange;
import io.coterie.access.v1.Protocol;
import java.util.List;

/** Ports as people read them: {@code 80, 8000-8100; datagrams: 53}. */
final class PortText {
  private static final int LAST = 65_535;

  private PortText() {}

  static String of(List<PortRange> ports) {
    var streams = of(ports, Protocol.PROTOCOL_STREAM);
    var datagrams = of(ports, Protocol.PROTOCOL_DATAGRAM);
    if (streams.equals(datagrams)) {
      return streams;
    }
    if (datagrams.isEmpty()) {
      return streams + " (streams only)";
    }
    return streams.isEmpty()
        ? datagrams + " (datagrams only)"
        : streams + "; datagrams: " + datagrams;
  }

  private static String of(List<PortRange> ports, Protocol protocol) {
    return ports.stream()
        .filter(range -> range.getProtocol() == protocol)
        .map(PortText::of)
        .collect(joining(", "));
  }

  private static String of(PortRange range) {
    if (range.getFirst() == 1 && range.getLast() == LAST) {
      return "all";
    }
    return range.getFirst() == range.getLast()
        ? Integer.toString(range.getFirst())
        : range.getFirst() + "-" + range.getLast();
  }
}
