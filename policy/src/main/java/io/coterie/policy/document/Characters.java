package io.coterie.policy.document;

/** What is done to the text before it is read as YAML. */
final class Characters {
  private Characters() {}

  /** Refuses what YAML does not know as a character, at its place. */
  static void check(String text) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (!isKnown(c)) {
        throw YamlProblem.at(
            new Position(line, column), "character U+%04X is not allowed in a policy".formatted(c));
      }
      boolean endsLine =
          c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
      line += endsLine ? 1 : 0;
      column = endsLine ? 1 : column + 1;
    }
  }

  /**
   * JSON is YAML but for one thing: it may be indented with tabs. A tab inside a string of JSON
   * must be escaped, so every tab in a text that begins like JSON is a blank.
   */
  static String withoutTabsOfJson(String text) {
    return text.stripLeading().startsWith("{") ? text.replace('\t', ' ') : text;
  }

  private static boolean isKnown(int c) {
    return (c >= 0x20 && c <= 0x7E)
        || c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0xA0 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD && c != 0xFEFF)
        || c >= 0x10000;
  }
}
