package io.coterie.standalone.matrix;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The table of {@code expectations.txt}. A line is a code and what it stands for ({@code role =
 * PERMISSION_DENIED ROLE_TOO_LOW}), a service by its full name, the columns, or a row: a method of
 * the service, perhaps a variant behind a slash, and a code for each column, or one code for all.
 */
record Expectations(List<Row> rows) {
  /** What calls that are let through are expected to give. */
  static final String OK = "OK";

  /**
   * A row.
   *
   * @param service full name
   * @param label method, and perhaps {@code /variant}
   * @param outcomes what each kind of caller gets: {@link #OK}, or status code and reason
   */
  record Row(String service, String label, Map<Kind, String> outcomes) {
    String method() {
      return service + "." + label.replaceFirst("/.*", "");
    }

    /** Names the row among all. */
    String key() {
      return service + "/" + label;
    }
  }

  /** The rows of what the edge shows. */
  List<Row> open() {
    var internal =
        Contracts.methods().stream()
            .filter(Contracts::isInternal)
            .map(method -> method.getFullName())
            .collect(Collectors.toSet());
    return rows.stream().filter(row -> !internal.contains(row.method())).toList();
  }

  static Expectations read() {
    try (var stream =
            Objects.requireNonNull(
                Expectations.class.getResourceAsStream("/matrix/expectations.txt"));
        var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return new Expectations(new Parser().parse(lines.lines().toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Parser {
    private final Map<String, String> codes = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private List<Kind> columns = List.of();
    private String service = "";

    List<Row> parse(List<String> lines) {
      for (var line : lines) {
        if (!line.isBlank() && !line.startsWith("#")) {
          parse(line.strip());
        }
      }
      return List.copyOf(rows);
    }

    private void parse(String line) {
      var words = List.of(line.split("\\s+"));
      if (words.size() > 2 && words.get(1).equals("=")) {
        codes.put(words.getFirst(), String.join(" ", words.subList(2, words.size())));
      } else if (words.size() == 1) {
        service = line;
      } else if (words.getFirst().equals("caller:")) {
        columns = words.stream().skip(1).map(Kind::of).toList();
      } else {
        rows.add(row(words.getFirst(), words.subList(1, words.size())));
      }
    }

    private Row row(String label, List<String> cells) {
      if (cells.size() != 1 && cells.size() != columns.size()) {
        throw new IllegalArgumentException(label + " has " + cells.size() + " cells");
      }
      var outcomes = new EnumMap<Kind, String>(Kind.class);
      for (int i = 0; i < columns.size(); i++) {
        var code = cells.get(cells.size() == 1 ? 0 : i);
        if (!codes.containsKey(code)) {
          throw new IllegalArgumentException(label + " has a code without a meaning: " + code);
        }
        outcomes.put(columns.get(i), Objects.requireNonNull(codes.get(code)));
      }
      if (outcomes.size() != Kind.values().length) {
        throw new IllegalArgumentException("not every kind of caller has a column: " + columns);
      }
      return new Row(service, label, outcomes);
    }
  }
}
