package io.coterie.bench.yardstick;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A way for datagrams to go.
 *
 * @param options for the generator
 * @param flows file of the flows that it knows
 */
record Contender(String name, List<String> options, Path flows) {
  Contender {
    options = List.copyOf(options);
  }

  static Contender process(String name, long pid, int port, Path flows) {
    return new Contender(
        name, List.of("-p", Long.toString(pid), "-P", Integer.toString(port)), flows);
  }

  /** The same with something more for the generator. */
  Contender with(String option) {
    var more = new ArrayList<>(options);
    more.add(option);
    return new Contender(name, more, flows);
  }

  /** No relay at all. */
  static Contender direct(Path flows) {
    return new Contender("direct", List.of("-D"), flows);
  }
}
