package io.coterie.policy;

import java.util.regex.Pattern;

/** What a membership is marked with: 1 to 32 of {@code [a-z0-9_-]}, not starting with a sign. */
public record Tag(String text) implements Comparable<Tag> {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9_-]{0,31}");

  public Tag {
    if (!matches(text)) {
      throw new IllegalArgumentException("not a tag: " + text);
    }
  }

  /** Whether a text has the form of one. */
  public static boolean matches(String text) {
    return FORM.matcher(text).matches();
  }

  @Override
  public int compareTo(Tag other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
