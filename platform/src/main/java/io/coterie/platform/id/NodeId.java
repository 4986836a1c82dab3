package io.coterie.platform.id;

/** Names a node. Text: {@code node_} and 26 characters of {@code [a-z0-9]}. */
public record NodeId(String text) implements Comparable<NodeId>, PrincipalId {
  private static final IdFormat FORMAT = new IdFormat("node");

  public NodeId {
    FORMAT.check(text);
  }

  /** A new one: 130 random bits. */
  public static NodeId random() {
    return new NodeId(FORMAT.random());
  }

  /** Whether a text has the form of one. */
  public static boolean matches(String text) {
    return FORMAT.matches(text);
  }

  @Override
  public int compareTo(NodeId other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
