package io.coterie.policy;

import java.util.regex.Pattern;

/** Names the node of a subject: {@code node_} and 26 characters of {@code [a-z0-9]}. */
public record SubjectId(String text) implements Comparable<SubjectId> {
  private static final Pattern FORM = Pattern.compile("node_[a-z0-9]{26}");

  public SubjectId {
    if (!matches(text)) {
      throw new IllegalArgumentException("not the id of a node: " + text);
    }
  }

  /** Whether a text has the form of one. */
  public static boolean matches(String text) {
    return FORM.matcher(text).matches();
  }

  @Override
  public int compareTo(SubjectId other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
