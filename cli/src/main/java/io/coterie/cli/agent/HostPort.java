package io.coterie.cli.agent;

/**
 * Two parts of a text with a colon between them; the first may hold colons itself, as the addresses
 * of nodes do.
 *
 * @param host empty: none was given
 */
record HostPort(String host, int port) {
  private static final int HIGHEST = 65_535;

  /**
   * Reads {@code host:port} or {@code port}.
   *
   * @throws IllegalArgumentException when the port is none
   */
  static HostPort parse(String text, int lowest) {
    int colon = text.lastIndexOf(':');
    String host = colon < 0 ? "" : text.substring(0, colon);
    String number = text.substring(colon + 1);
    try {
      int port = Integer.parseInt(number);
      if (port >= lowest && port <= HIGHEST) {
        return new HostPort(bare(host), port);
      }
    } catch (NumberFormatException _) {
      // said below
    }
    throw new IllegalArgumentException("'" + number + "' is not a port");
  }

  private static String bare(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }
}
