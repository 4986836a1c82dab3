package io.coterie.policy.document;

/** A few characters of somebody's text, fit to be shown. */
final class Excerpt {
  private static final int LONGEST = 40;

  private Excerpt() {}

  /** In quotes, cut, with what could command a terminal replaced. */
  static String of(String text) {
    return "\"" + plain(text, LONGEST) + "\"";
  }

  /** The same without quotes. */
  static String plain(String text, int longest) {
    var shown = new StringBuilder();
    text.codePoints().limit(longest).forEach(c -> shown.appendCodePoint(isShown(c) ? c : '?'));
    return text.codePointCount(0, text.length()) > longest
        ? shown.append('…').toString()
        : shown.toString();
  }

  /** Whether a character is seen as itself, or a blank, and changes nothing around it. */
  static boolean isShown(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
