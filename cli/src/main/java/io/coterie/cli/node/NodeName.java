package io.coterie.cli.node;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * What the user calls a node: its hostname at the hub, which is its folder here; its number or id,
 * for one that is not here.
 */
record NodeName(String text) {
  private static final Pattern RULE =
      Pattern.compile("node_[a-z0-9]{26}|[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  NodeName {
    if (!RULE.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is not a node's name: 1 to 63 lower-case letters, digits and inner hyphens");
    }
  }

  @Override
  public String toString() {
    return text;
  }

  /** For the parser. */
  static final class Converter implements ITypeConverter<NodeName> {
    @Override
    public NodeName convert(String text) {
      try {
        return new NodeName(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }
}
