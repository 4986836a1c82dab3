package io.coterie.cli.node;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.coterie.cli.output.Reply;
import io.coterie.cli.output.Table;
import java.util.ArrayList;
import java.util.List;

/** What an examination found, in order. */
final class Findings {
  private final List<Finding> all = new ArrayList<>();

  private enum Grade {
    OK,
    NOTE,
    PROBLEM
  }

  /**
   * One of them.
   *
   * @param advice empty: nothing has to be done
   */
  private record Finding(Grade grade, String about, String what, String advice) {}

  void ok(String about, String what) {
    all.add(new Finding(Grade.OK, about, what, ""));
  }

  /** Nothing is wrong, but it could be better. */
  void note(String about, String what, String advice) {
    all.add(new Finding(Grade.NOTE, about, what, advice));
  }

  void problem(String about, String what, String advice) {
    all.add(new Finding(Grade.PROBLEM, about, what, advice));
  }

  Reply reply() {
    var rows = new JsonArray();
    var text = new StringBuilder();
    for (var finding : all) {
      var row = new JsonObject();
      row.addProperty("grade", finding.grade().name());
      row.addProperty("about", finding.about());
      row.addProperty("what", finding.what());
      row.addProperty("advice", finding.advice());
      rows.add(row);
      text.append(line(finding)).append('\n');
    }
    long problems = all.stream().filter(f -> f.grade() == Grade.PROBLEM).count();
    var json = new JsonObject();
    json.addProperty("healthy", problems == 0);
    json.add("findings", rows);
    String end =
        problems == 0
            ? "Nothing is wrong."
            : problems == 1 ? "There is a problem." : "There are %d problems.".formatted(problems);
    return Reply.local(json, text + end).withCode(problems == 0 ? 0 : 1);
  }

  private static String line(Finding finding) {
    String mark =
        switch (finding.grade()) {
          case OK -> "ok";
          case NOTE -> "note";
          case PROBLEM -> "PROBLEM";
        };
    String what = Table.printable(finding.what());
    return "%-8s %-11s %s".formatted(mark, finding.about(), what)
        + (finding.advice().isEmpty() ? "" : "\n" + " ".repeat(21) + "-> " + finding.advice());
  }
}
