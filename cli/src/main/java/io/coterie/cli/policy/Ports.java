package io.coterie.cli.policy;

import io.coterie.access.v1.PortRange;
import io.coterie.access.v1.Protocol;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ports as policies and look-ups name them. */
public final class Ports {
  private static final int LAST = 65535;

  /** More than fit in a line are counted. */
  private static final int NAMED = 8;

  private Ports() {}

  /** All of them; those of streams and datagrams apart only where they differ. */
  public static String text(List<PortRange> ports) {
    String stream = numbers(ports, Protocol.PROTOCOL_STREAM);
    String datagram = numbers(ports, Protocol.PROTOCOL_DATAGRAM);
    if (stream.equals(datagram)) {
      return stream.isEmpty() ? "-" : stream;
    }
    return Stream.of(named("stream ", stream), named("datagram ", datagram))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static String named(String protocol, String numbers) {
    return numbers.isEmpty() ? "" : protocol + numbers;
  }

  private static String numbers(List<PortRange> ports, Protocol protocol) {
    List<PortRange> ranges = ports.stream().filter(r -> r.getProtocol() == protocol).toList();
    String named =
        ranges.stream().limit(NAMED).map(Ports::number).collect(Collectors.joining(", "));
    return ranges.size() > NAMED
        ? named + " and %d ranges more".formatted(ranges.size() - NAMED)
        : named;
  }

  private static String number(PortRange range) {
    if (range.getFirst() == 1 && range.getLast() == LAST) {
      return "all";
    }
    return range.getFirst() == range.getLast()
        ? Integer.toString(range.getFirst())
        : range.getFirst() + "-" + range.getLast();
  }
}
