package io.coterie.policy.document;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of one mapping, each of them known and there once. */
final class Fields {
  private final Tree.Mapping mapping;
  private final String what;
  private final Problems problems;
  private final Map<String, Tree> values = new HashMap<>();

  /**
   * @param what what the mapping is, {@code a rule}
   * @param known the fields it may have
   */
  Fields(Tree.Mapping mapping, String what, List<String> known, Problems problems) {
    this.mapping = mapping;
    this.what = what;
    this.problems = problems;
    var places = new HashMap<String, Position>();
    for (var entry : mapping.entries()) {
      var at = entry.key().at();
      if (!(entry.key() instanceof Tree.Scalar(_, var name, _)) || !known.contains(name)) {
        problems.add(at, unknown(entry.key()) + ": " + what + " has " + String.join(", ", known));
      } else if (places.containsKey(name)) {
        problems.add(
            at, "\"" + name + "\" is here twice, first in line " + places.get(name).line());
      } else {
        places.put(name, at);
        values.put(name, entry.value());
      }
    }
  }

  /** A field that may be left out. */
  Optional<Tree> optional(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** A field that has to be there; said so if it is not. */
  Optional<Tree> required(String name) {
    var value = optional(name);
    if (value.isEmpty()) {
      problems.add(mapping.at(), what + " needs \"" + name + "\"");
    }
    return value;
  }

  private static String unknown(Tree key) {
    return switch (key) {
      case Tree.Scalar(_, var name, _) -> "unknown field " + Excerpt.of(name);
      case Tree.Items _, Tree.Mapping _ -> "a field has to be a name";
    };
  }
}
