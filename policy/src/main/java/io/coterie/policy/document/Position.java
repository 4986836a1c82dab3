package io.coterie.policy.document;

/** A place in a text, as editors count: from 1, a column is a code point. */
public record Position(int line, int column) implements Comparable<Position> {
  /** The beginning. */
  public static final Position START = new Position(1, 1);

  @Override
  public int compareTo(Position other) {
    int byLine = Integer.compare(line, other.line);
    return byLine != 0 ? byLine : Integer.compare(column, other.column);
  }

  @Override
  public String toString() {
    return "line " + line + ", column " + column;
  }
}
