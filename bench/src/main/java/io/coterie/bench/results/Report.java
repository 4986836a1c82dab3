package io.coterie.bench.results;

import io.coterie.bench.results.BarChart.Bar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * Says of the results in a folder which goals they reach, as tables, and draws them: {@code Report
 * FOLDER}. The plot goes to the folder.
 */
public final class Report {
  private static final List<String> RELAYS =
      List.of("relay", "relay on Netty", "C recvmmsg", "C GRO/GSO", "coturn");

  private final Results relay;
  private final Results scale;
  private final Results tunnel;

  private Report(Path folder) throws IOException {
    this.relay = Results.read(folder.resolve("relay.csv"));
    this.scale = Results.read(folder.resolve("scale.csv"));
    this.tunnel = Results.read(folder.resolve("tunnel.csv"));
  }

  /** Prints the tables. */
  public static void main(String[] words) throws IOException {
    var folder = Path.of(words[0]);
    var report = new Report(folder);
    Files.writeString(folder.resolve("relay.svg"), report.plot());
    System.out.println("| | goal | median (quartiles) | reached |\n|---|--:|--:|---|");
    report.goals().forEach(goal -> System.out.println(goal.line()));
    System.out.println();
    report.rates().forEach(System.out::println);
    System.out.println();
    System.out.println("stolen %: relay " + report.relay.spread("stolen %"));
    System.out.println("stolen %: scale " + report.scale.spread("stolen %"));
    System.out.println("stolen %: tunnel " + report.tunnel.spread("stolen %"));
  }

  private List<Goal> goals() {
    var goals = new ArrayList<Goal>();
    goals.add(
        Goal.atMost("CPU a datagram, single, relay : C", 1.15, "", cpu("single", "C recvmmsg")));
    goals.add(
        Goal.atMost("CPU a datagram, trains, relay : C", 1.3, "", cpu("trains", "C GRO/GSO")));
    goals.add(
        Goal.atLeast(
            "datagrams a CPU second, single, relay : coturn",
            1.3,
            "",
            relay.ratio(
                relay.values("coturn", "single", "cpu ns"),
                relay.values("relay", "single", "cpu ns"))));
    goals.add(Goal.atMost("added p50 at 20,000 a second, relay : C", 1.2, "", latency()));
    goals.add(
        Goal.atMost(
            "allocated a datagram", 0, " bytes", relay.spread("relay", "all", "allocated bytes")));
    goals.add(Goal.atMost("CPU a datagram, single, 100,000 : 1,000", 1.15, "", scale("single")));
    goals.add(Goal.atMost("CPU a datagram, trains, 100,000 : 1,000", 1.15, "", scale("trains")));
    goals.add(
        Goal.atMost(
            "memory of a session", 300, " bytes", scale.spread("session", "idle", "bytes")));
    goals.addAll(tunnelGoals());
    return goals;
  }

  private List<Goal> tunnelGoals() {
    return List.of(
        Goal.atLeast("one stream, direct", 2, " Gbit/s", rate("direct")),
        Goal.atLeast(
            "one stream, relayed : direct",
            0.7,
            "",
            tunnel.ratio(rates("relayed"), rates("direct"))),
        Goal.atLeast(
            "1,000 streams, direct: least share of the mean", 0.8, "", share("direct", "least")),
        Goal.atMost("1,000 streams, direct: largest share", 1.2, "", share("direct", "largest")),
        Goal.atLeast(
            "1,000 streams, relayed: least share of the mean", 0.8, "", share("relayed", "least")),
        Goal.atMost("1,000 streams, relayed: largest share", 1.2, "", share("relayed", "largest")),
        Goal.atMost(
            "dial to first byte, after resolving",
            2,
            " round trips",
            tunnel.spread("relayed", "dial", "round trips to greeting")));
  }

  private List<String> rates() {
    var lines = new ArrayList<String>();
    lines.add("| | single, ns | single, /s | trains, ns | trains, /s | added p50, µs |");
    lines.add("|---|--:|--:|--:|--:|--:|");
    for (var name : RELAYS) {
      lines.add(
          "| %s | %s | %s | %s | %s | %s |"
              .formatted(
                  name,
                  relay.spread(name, "single", "cpu ns"),
                  Figure.text(relay.spread(name, "single", "received/s").median()),
                  relay.spread(name, "trains", "cpu ns"),
                  Figure.text(relay.spread(name, "trains", "received/s").median()),
                  Spread.of(relay.added(name).values())));
    }
    lines.add("");
    lines.add("| one stream | Gbit/s |\n|---|--:|");
    for (var name : List.of("bare QUIC", "direct", "relayed")) {
      lines.add("| %s | %s |".formatted(name, rate(name)));
    }
    lines.add("direct : bare " + tunnel.ratio(rates("direct"), rates("bare QUIC")));
    lines.add("echo " + tunnel.spread("relayed", "dial", "round trips to echo"));
    lines.add("session with a flow " + scale.spread("session with a flow", "idle", "bytes"));
    return lines;
  }

  private String plot() {
    var chart = new BarChart();
    chart.group(
        "Single datagrams: nanoseconds of CPU each",
        RELAYS.stream().map(name -> bar(name, relay.spread(name, "single", "cpu ns"))).toList());
    chart.group(
        "Trains of 16: nanoseconds of CPU a datagram",
        RELAYS.stream().map(name -> bar(name, relay.spread(name, "trains", "cpu ns"))).toList());
    chart.group(
        "20,000 datagrams a second: microseconds added (p50)",
        RELAYS.stream().map(name -> bar(name, Spread.of(relay.added(name).values()))).toList());
    return chart.svg();
  }

  private static Bar bar(String name, Spread spread) {
    return new Bar(name, spread, name.startsWith("relay"));
  }

  private Spread cpu(String load, String other) {
    return relay.ratio(relay.values("relay", load, "cpu ns"), relay.values(other, load, "cpu ns"));
  }

  private Spread latency() {
    return relay.ratio(relay.added("relay"), relay.added("C recvmmsg"));
  }

  private Spread scale(String load) {
    return scale.ratio(
        scale.values("100000 flows", load, "cpu ns"), scale.values("1000 flows", load, "cpu ns"));
  }

  private SortedMap<Integer, Double> rates(String name) {
    return tunnel.values(name, "1 stream", "Gbit/s");
  }

  private Spread rate(String name) {
    return tunnel.spread(name, "1 stream", "Gbit/s");
  }

  private Spread share(String name, String which) {
    return tunnel.spread(name, "1000 streams", which + " share");
  }
}
