package io.coterie.policy.document;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Takes single values out of the tree, or says what is wrong with them. */
final class Values {
  /** What is no text in YAML 1.2 or JSON unless it is quoted. */
  private static final Pattern NO_TEXT =
      Pattern.compile(
          "(?i)~?|null|true|false|[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)(e[-+]?[0-9]+)?"
              + "|0o[0-7]+|0x[0-9a-f]+|[-+]?\\.inf|\\.nan");

  private final Problems problems;

  Values(Problems problems) {
    this.problems = problems;
  }

  /** A text of limited length without characters that are not seen. */
  Optional<String> text(String field, Tree tree, int longest) {
    if (!(tree instanceof Tree.Scalar(var at, var text, var quoted)) || isNoText(text, quoted)) {
      problems.add(
          tree.at(), "\"" + field + "\" has to be text, in quotes if it looks like anything else");
      return Optional.empty();
    }
    var line = text.strip();
    int length = line.codePointCount(0, line.length());
    if (length == 0 || length > longest || !line.codePoints().allMatch(Excerpt::isShown)) {
      problems.add(at, "\"" + field + "\" has to be one line of 1 to " + longest + " characters");
      return Optional.empty();
    }
    return Optional.of(line);
  }

  /** One of few words. */
  <T> Optional<T> word(String field, Tree tree, Map<String, T> words) {
    if (tree instanceof Tree.Scalar(_, var text, _) && words.containsKey(text)) {
      return Optional.of(words.get(text));
    }
    var expected = words.keySet().stream().sorted().collect(joining(" or "));
    problems.add(tree.at(), "\"" + field + "\" has to be " + expected + found(tree));
    return Optional.empty();
  }

  /** One or a list of something: as many of it as are right. */
  <T> List<T> oneOrMore(String field, Tree tree, Function<Tree, Optional<T>> read) {
    if (!(tree instanceof Tree.Items(var at, var items))) {
      return read.apply(tree).stream().toList();
    }
    if (items.isEmpty() || items.size() > Limits.ENTRIES) {
      problems.add(
          at,
          "\"" + field + "\" has to have 1 to " + Limits.ENTRIES + " entries" + has(items.size()));
      return List.of();
    }
    var values = new ArrayList<T>();
    items.forEach(item -> read.apply(item).ifPresent(values::add));
    return values;
  }

  /** What was there instead, for the end of a message. */
  static String found(Tree tree) {
    return switch (tree) {
      case Tree.Scalar(_, var text, var quoted) ->
          text.isEmpty() && !quoted ? ", it is empty" : ", not " + Excerpt.of(text);
      case Tree.Items _ -> ", not a list";
      case Tree.Mapping _ -> ", not a mapping";
    };
  }

  private static boolean isNoText(String text, boolean quoted) {
    return !quoted && NO_TEXT.matcher(text).matches();
  }

  private static String has(int size) {
    return size == 0 ? ", it is empty" : ", it has " + size;
  }
}
