package io.coterie.platform.id;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a node is: in a network, under its number. Text is {@code N:NNNN.HHHH.LLLL}: the network in
 * decimal and again in hexadecimal, which must agree, then the node in hexadecimal, in upper case;
 * a network above 65535 takes two groups: {@code N:NNNN.NNNN.HHHH.LLLL}.
 */
public record Address(NetworkNumber network, NodeNumber node) {
  private static final Pattern TEXT =
      Pattern.compile(
          "(\\d{1,10}):([0-9A-Fa-f]{4}(?:\\.[0-9A-Fa-f]{4})?)\\.([0-9A-Fa-f]{4})\\.([0-9A-Fa-f]{4})");
  private static final long WIDE = 0x1_0000;

  /** A node's address on the backbone. */
  public static Address backbone(NodeNumber node) {
    return new Address(NetworkNumber.BACKBONE, node);
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if it is not one, with a message for people
   */
  public static Address parse(String text) {
    var match = TEXT.matcher(text);
    if (!match.matches()) {
      throw new IllegalArgumentException("an address looks like 1:0001.0000.02AD");
    }
    var network = new NetworkNumber(Long.parseLong(match.group(1)));
    var groups = match.group(2).replace(".", "");
    if (Long.parseLong(groups, 16) != network.value()
        || (groups.length() > 4) != (network.value() >= WIDE)) {
      throw new IllegalArgumentException("the network in decimal and in hexadecimal must agree");
    }
    return new Address(
        network, new NodeNumber(Long.parseLong(match.group(3) + match.group(4), 16)));
  }

  @Override
  public String toString() {
    long n = network.value();
    var prefix =
        n < WIDE
            ? String.format(Locale.ROOT, "%d:%04X", n, n)
            : String.format(Locale.ROOT, "%d:%04X.%04X", n, n >>> 16, n & 0xFFFF);
    return String.format(
        Locale.ROOT, "%s.%04X.%04X", prefix, node.value() >>> 16, node.value() & 0xFFFF);
  }
}
