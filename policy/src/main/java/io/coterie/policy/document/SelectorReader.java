package io.coterie.policy.document;

import io.coterie.policy.Hostname;
import io.coterie.policy.NodeRole;
import io.coterie.policy.Selector;
import io.coterie.policy.SubjectId;
import io.coterie.policy.Tag;
import java.util.Arrays;
import java.util.Optional;

/** Reads selectors. */
class SelectorReader {
  private static final String FORMS = "expected tag:NAME, role:ROLE, node:ID, host:NAME or \"*\"";

  /** A selector, or what is wrong with it. */
  final Optional<WrittenSelector> read(Tree tree, Problems problems) {
    if (!(tree instanceof Tree.Scalar(var at, var text, var quoted))) {
      problems.add(tree.at(), "a selector is text: " + FORMS);
      return Optional.empty();
    }
    var selector = selector(text);
    if (selector.isEmpty()) {
      var shown = text.isEmpty() && !quoted ? "nothing here" : Excerpt.of(text) + " is no selector";
      problems.add(at, shown + ": " + expected(text));
    }
    return selector.map(right -> new WrittenSelector(at, right));
  }

  /** What {@code host:} is followed by. */
  Optional<Selector> host(String text) {
    return Optional.of(text).filter(Hostname::matches).map(Hostname::new).map(Selector.Host::new);
  }

  private Optional<Selector> selector(String text) {
    if (text.equals("*")) {
      return Optional.of(new Selector.Everyone());
    }
    int colon = text.indexOf(':');
    var value = Optional.of(text.substring(colon + 1));
    return switch (colon < 0 ? "" : text.substring(0, colon)) {
      case "tag" -> value.filter(Tag::matches).map(Tag::new).map(Selector.Tagged::new);
      case "role" -> value.flatMap(SelectorReader::role).map(Selector.WithRole::new);
      case "node" ->
          value.filter(SubjectId::matches).map(SubjectId::new).map(Selector.TheNode::new);
      case "host" -> value.flatMap(this::host);
      default -> Optional.empty();
    };
  }

  private static Optional<NodeRole> role(String text) {
    return Arrays.stream(NodeRole.values()).filter(role -> role.text().equals(text)).findAny();
  }

  private static String expected(String text) {
    return switch (text.substring(0, Math.max(0, text.indexOf(':')))) {
      case "tag" -> "a tag is 1 to 32 of a-z, 0-9, _ and -, and begins with a letter or a digit";
      case "role" -> "the roles of nodes are owner, admin and member";
      case "node" -> "the id of a node is node_ and 26 letters and digits";
      case "host" -> "a hostname is 1 to 63 of a-z, 0-9 and -, with no - at either end";
      default -> FORMS;
    };
  }
}
