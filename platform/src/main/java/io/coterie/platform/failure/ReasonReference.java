package io.coterie.platform.failure;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Renders the reference of reasons, {@code docs/errors.md}. */
public final class ReasonReference {
  private ReasonReference() {}

  /**
   * A table in Markdown, in order of the names; a reason that several services give stands once, in
   * the words of the first.
   */
  public static String markdown(List<? extends Reason> reasons) {
    var byName = new TreeMap<String, Reason>();
    reasons.forEach(reason -> byName.putIfAbsent(reason.name(), reason));
    return byName.values().stream()
        .map(reason ->
            "| `%s` | %s | %s | %s |\n"
                .formatted(
                    reason.name(), reason.kind().status(), reason.meaning(), reason.remedy()))
        .collect(
            Collectors.joining(
                "", "| reason | code | meaning | what to do |\n|---|---|---|---|\n", ""));
  }
}
