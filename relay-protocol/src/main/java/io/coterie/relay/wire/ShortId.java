package io.coterie.relay.wire;

/**
 * An id as it travels: the 26 characters behind its prefix.
 *
 * @param text without prefix
 */
public record ShortId(String text) {
  public static final int LENGTH = 26;

  public ShortId {
    if (text.length() != LENGTH || !text.chars().allMatch(ShortId::isAllowed)) {
      throw new IllegalArgumentException("an id is " + LENGTH + " characters of a-z and 0-9");
    }
  }

  /** Of an id with its prefix, e.g. {@code node_…}. */
  public static ShortId of(String id) {
    return new ShortId(id.substring(Math.max(0, id.length() - LENGTH)));
  }

  public static ShortId read(WireReader in) throws MalformedFrameException {
    var text = in.ascii(LENGTH);
    if (!text.chars().allMatch(ShortId::isAllowed)) {
      throw new MalformedFrameException("no id");
    }
    return new ShortId(text);
  }

  public void write(WireWriter out) {
    out.ascii(text);
  }

  /** With a prefix, e.g. {@code node}. */
  public String withPrefix(String prefix) {
    return prefix + "_" + text;
  }

  @Override
  public String toString() {
    return text;
  }

  private static boolean isAllowed(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }
}
