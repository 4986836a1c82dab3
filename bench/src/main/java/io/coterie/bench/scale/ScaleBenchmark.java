package io.coterie.bench.scale;

import static java.util.Objects.requireNonNull;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Compares a hub with 1,000 nodes with one with 1,000,000, by calls through their edges that take
 * turns: {@code ScaleBenchmark [nodes networks rounds calls]}.
 */
public final class ScaleBenchmark {
  private static final Population SMALL = new Population(1_000, 100);
  private static final int WARM_UP = 2;

  private ScaleBenchmark() {}

  public static void main(String[] args) throws IOException, SQLException {
    int nodes = argument(args, 0, 1_000_000);
    int networks = argument(args, 1, 100_000);
    int rounds = argument(args, 2, 20);
    int calls = argument(args, 3, 300);
    var folder = Files.createTempDirectory("coterie-scale");
    try (var database = new Database(folder.resolve("postgres"))) {
      measure(new Population(nodes, networks), rounds, calls, database, folder, System.out);
    } finally {
      MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
    }
  }

  private static void measure(
      Population population, int rounds, int calls, Database database, Path folder, PrintStream out)
      throws IOException, SQLException {
    out.println("filling: " + SMALL + ", and " + population);
    try (var small = Site.start("small", SMALL, database, folder.resolve("small"));
        var large = Site.start("large", population, database, folder.resolve("large"))) {
      out.println("registering nodes that call");
      var atSmall = new Probes(small).all();
      var probes = new Probes(large);
      var atLarge = probes.all();
      var comparisons = new LinkedHashMap<String, Comparison>();
      var before = large.scans();
      for (int round = 0; round < WARM_UP + rounds; round++) {
        out.println("round " + (round + 1) + " of " + (WARM_UP + rounds));
        for (var name : atSmall.keySet()) {
          if (round == WARM_UP) {
            comparisons.put(name, new Comparison(name)); // what was warm-up is forgotten
          }
          comparisons
              .computeIfAbsent(name, Comparison::new)
              .round(requireNonNull(atSmall.get(name)), requireNonNull(atLarge.get(name)), calls);
        }
      }
      report(List.copyOf(comparisons.values()), out);
      secrecy(probes, rounds * calls, out);
      out.println("calls made again, since they were not answered: " + Patiently.repeats());
      out.println("large tables read from end to end meanwhile: " + large.scans().since(before));
    }
  }

  private static void secrecy(Probes probes, int calls, PrintStream out) {
    out.println(Secrecy.header());
    out.println(
        Secrecy.of(
                "hostname",
                probes.absent(Filled::absentHostname),
                probes.absent(Filled::hostname),
                calls)
            .line());
    out.println(
        Secrecy.of("id", probes.absent(Filled::absentNode), probes.absent(Filled::node), calls)
            .line());
    out.println(
        Secrecy.of(
                "backbone address",
                probes.absent(Filled::absentAddress),
                probes.absent(Filled::address),
                calls)
            .line());
  }

  private static void report(List<Comparison> comparisons, PrintStream out) {
    out.println(
        "| call | p50 small, ms | p50 large, ms | p99 small, ms | p99 large, ms | p99 large : small, median (quartiles) of rounds | p50 large : empty |");
    out.println("|---|--:|--:|--:|--:|--:|--:|");
    comparisons.forEach(each -> out.println(each.line(comparisons.getFirst())));
  }

  private static int argument(String[] args, int index, int otherwise) {
    return args.length > index ? Integer.parseInt(args[index]) : otherwise;
  }
}
