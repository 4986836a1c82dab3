package io.coterie.policy.document;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Makes the tree of one YAML document, straight from the parser's events: nothing is resolved,
 * expanded or constructed. Anchors, aliases and YAML's own tags are refused, so that a text is
 * never more than it looks.
 */
final class TreeReader {
  private final Iterator<Event> events;

  /**
   * Has the parser read all of the text at once: in pieces, it fails on a character outside the
   * basic plane that falls on the seam (snakeyaml-engine 3.0.1).
   */
  private TreeReader(String text) {
    var settings =
        LoadSettings.builder()
            .setUseMarks(true)
            .setCodePointLimit(Integer.MAX_VALUE)
            .setBufferSize(text.length() + 2)
            .build();
    this.events = new Parse(settings).parseString(text).iterator();
  }

  /** The tree of a text that has no more than so many bytes. */
  static Tree read(String text, int bytes) {
    refuseIfTooLarge(text, bytes);
    Characters.check(text);
    try {
      return new TreeReader(Characters.withoutTabsOfJson(text)).document();
    } catch (YamlEngineException e) {
      throw YamlProblem.of(e);
    }
  }

  private static void refuseIfTooLarge(String text, int bytes) {
    if (text.length() > bytes || text.getBytes(StandardCharsets.UTF_8).length > bytes) {
      throw YamlProblem.at(Position.START, "a policy has " + bytes / 1024 + " KiB of text at most");
    }
  }

  private Tree document() {
    var _ = events.next();
    if (!(events.next() instanceof DocumentStartEvent)) {
      throw YamlProblem.at(
          Position.START, "there is nothing here; \"rules: []\" denies everything");
    }
    var tree = tree(events.next(), 0);
    if (!(events.next() instanceof DocumentEndEvent)) {
      throw YamlProblem.at(tree.at(), "expected one document");
    }
    var end = events.next();
    if (!(end instanceof StreamEndEvent)) {
      throw YamlProblem.at(position(end), "expected one document, here begins another");
    }
    return tree;
  }

  private Tree tree(Event event, int depth) {
    var at = position(event);
    refuseSharing(event, at);
    if (depth > Limits.DEPTH) {
      throw YamlProblem.at(at, "more than " + Limits.DEPTH + " lists and mappings in each other");
    }
    return switch (event) {
      case ScalarEvent scalar ->
          new Tree.Scalar(at, scalar.getValue(), scalar.getScalarStyle() != ScalarStyle.PLAIN);
      case MappingStartEvent _ -> new Tree.Mapping(at, entries(depth));
      default -> new Tree.Items(at, items(depth));
    };
  }

  private List<Tree> items(int depth) {
    var items = new ArrayList<Tree>();
    for (var event = events.next(); !(event instanceof SequenceEndEvent); event = events.next()) {
      items.add(tree(event, depth + 1));
    }
    return items;
  }

  private List<Tree.Entry> entries(int depth) {
    var entries = new ArrayList<Tree.Entry>();
    for (var event = events.next(); !(event instanceof MappingEndEvent); event = events.next()) {
      var key = tree(event, depth + 1);
      entries.add(new Tree.Entry(key, tree(events.next(), depth + 1)));
    }
    return entries;
  }

  private static void refuseSharing(Event event, Position at) {
    if (event instanceof AliasEvent) {
      throw YamlProblem.at(at, YamlProblem.STAR);
    }
    if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      throw YamlProblem.at(at, "anchors (&) are not allowed in a policy");
    }
    var tag =
        switch (event) {
          case ScalarEvent scalar -> scalar.getTag();
          case CollectionStartEvent collection -> collection.getTag();
          default -> Optional.<String>empty();
        };
    if (tag.isPresent()) {
      throw YamlProblem.at(at, "tags of YAML (!) are not allowed in a policy");
    }
  }

  private static Position position(Event event) {
    return event.getStartMark().map(YamlProblem::position).orElse(Position.START);
  }
}
