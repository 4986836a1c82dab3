package io.coterie.registry.node;

import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.NodeNumber;

/** How a caller names a node. */
public sealed interface NodeRef {
  /** By id. */
  record ById(NodeId id) implements NodeRef {}

  /** By number. */
  record ByNumber(NodeNumber number) implements NodeRef {}

  /** By a hostname that means something to the caller. */
  record ByHostname(Hostname hostname) implements NodeRef {}

  /**
   * Reads what the contract lets through. Digits are a number, since no hostname may be made of
   * digits alone; too many of them name nothing, like a hostname that nobody can have.
   */
  public static NodeRef parse(String text) {
    if (NodeId.matches(text)) {
      return new ById(new NodeId(text));
    }
    if (text.length() <= 10 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      long value = Long.parseLong(text);
      if (value >= 1 && value <= NodeNumber.MAX) {
        return new ByNumber(new NodeNumber(value));
      }
    }
    return new ByHostname(new Hostname(text));
  }
}
