package io.coterie.systemtests.nat;

import static java.util.stream.Collectors.joining;

import io.coterie.systemtests.agent.Way;
import io.coterie.systemtests.lab.Nat;
import io.coterie.systemtests.nat.Matrix.Pair;
import io.coterie.systemtests.nat.Meeting.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The outcomes as a table to read. */
final class MatrixPage {
  private static final Path TARGET = Path.of("target", "nat-matrix.md");

  private MatrixPage() {}

  /** Writes it; whichever of two runs at once is later stays. */
  static void write(Map<Pair, Outcome> outcomes) throws IOException {
    var page =
        "# Who gets to whom, and how\n"
            + "A row dials a column. Numbers in brackets: how often, where once was not enough.\n\n"
            + row("", Stream.of(Nat.values()).map(MatrixPage::name))
            + row("---", Stream.of(Nat.values()).map(_ -> "---"))
            + Stream.of(Nat.values()).map(from -> row(from, outcomes)).collect(joining());
    System.out.println(page);
    Files.createDirectories(TARGET.getParent());
    Files.writeString(TARGET, page);
  }

  private static String row(Nat from, Map<Pair, Outcome> outcomes) {
    return row(
        name(from), Stream.of(Nat.values()).map(to -> cell(outcomes.get(new Pair(from, to)))));
  }

  private static String cell(@Nullable Outcome outcome) {
    if (outcome == null) {
      return "";
    }
    if (outcome.way() == Way.NONE) {
      return "unreachable";
    }
    return outcome.way().name().toLowerCase(Locale.ROOT)
        + (outcome.tries() > 1 ? " (" + outcome.tries() + ")" : "")
        + (outcome.whole() ? "" : ", broken");
  }

  private static String name(Nat nat) {
    return nat.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String row(String first, Stream<String> cells) {
    return Stream.concat(Stream.of(first), cells).collect(joining(" | ", "| ", " |\n"));
  }
}
