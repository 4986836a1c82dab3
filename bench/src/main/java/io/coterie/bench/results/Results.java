package io.coterie.bench.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** All figures of a run, in the order in which they were taken. */
public final class Results {
  private final List<Measurement> all = new ArrayList<>();

  public static Results read(Path file) throws IOException {
    var results = new Results();
    for (var line : Files.readAllLines(file)) {
      if (!line.equals(Measurement.HEADER)) {
        results.all.add(Measurement.parse(line));
      }
    }
    return results;
  }

  public void add(int round, String subject, String load, String metric, double value) {
    all.add(new Measurement(round, subject, load, metric, value));
  }

  /** Behind what the file has already, as further rounds. */
  public void append(Path file) throws IOException {
    var joined = Files.exists(file) ? read(file) : new Results();
    int rounds = joined.all.stream().mapToInt(Measurement::round).max().orElse(0);
    for (var one : all) {
      joined.add(rounds + one.round(), one.subject(), one.load(), one.metric(), one.value());
    }
    var lines = new ArrayList<String>();
    lines.add(Measurement.HEADER);
    joined.all.forEach(one -> lines.add(one.line()));
    Files.write(file, lines);
  }

  /** By round; empty: it was not measured. */
  public SortedMap<Integer, Double> values(String subject, String load, String metric) {
    var values = new TreeMap<Integer, Double>();
    for (var one : all) {
      if (one.isOf(subject, load, metric)) {
        values.put(one.round(), one.value());
      }
    }
    return values;
  }

  public Spread spread(String subject, String load, String metric) {
    return Spread.of(values(subject, load, metric).values());
  }

  /** One by the other, round by round. */
  public Spread ratio(SortedMap<Integer, Double> one, SortedMap<Integer, Double> other) {
    var ratios = new ArrayList<Double>();
    one.forEach((round, value) -> {
      var divisor = other.get(round);
      if (divisor != null) {
        ratios.add(value / divisor);
      }
    });
    return Spread.of(ratios);
  }

  /** What the way through something takes longer than the one without, p50, round by round. */
  public SortedMap<Integer, Double> added(String subject) {
    var direct = values("direct", "20k/s", "p50 us");
    var added = new TreeMap<Integer, Double>();
    values(subject, "20k/s", "p50 us")
        .forEach((round, value) -> added.put(round, value - direct.getOrDefault(round, 0.0)));
    return added;
  }

  /** Of all that has the metric. */
  public Spread spread(String metric) {
    return Spread.of(
        all.stream().filter(one -> one.metric().equals(metric)).map(Measurement::value).toList());
  }
}
