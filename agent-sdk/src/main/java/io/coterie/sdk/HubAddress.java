package io.coterie.sdk;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Where a hub listens: a URL of scheme {@code http} or {@code https}, a host and a port, nothing
 * else.
 *
 * @param secure whether the hub speaks TLS
 * @param host a name or a literal address, an IPv6 one without brackets
 * @param port the TCP port, 1 to 65535
 */
public record HubAddress(boolean secure, String host, int port) {
  /** Where a hub listens unless it is told otherwise. */
  public static final HubAddress DEFAULT = new HubAddress(false, "127.0.0.1", 9000);

  /**
   * Checks it.
   *
   * @throws IllegalArgumentException without a host, or with a port outside 1 to 65535
   */
  public HubAddress {
    if (host.isEmpty() || port < 1 || port > 65535) {
      throw new IllegalArgumentException("a hub has a host and a port from 1 to 65535");
    }
  }

  /**
   * Reads a URL. {@code host:port} without a scheme means http on loopback and https elsewhere, or
   * http anywhere if {@code insecureAllowed}; without a port it is 80 or 443, as the scheme says.
   *
   * @param insecureAllowed plain http is acceptable to more than loopback
   * @throws IllegalArgumentException with a message for the user
   */
  public static HubAddress parse(String text, boolean insecureAllowed) {
    URI uri = uri(text.contains("://") ? text : "none://" + text, text);
    String host = uri.getHost();
    if (host == null || uri.getRawUserInfo() != null || !isBare(uri)) {
      throw malformed(text);
    }
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    boolean secure =
        switch (uri.getScheme().toLowerCase(Locale.ROOT)) {
          case "https" -> true;
          case "http" -> false;
          case "none" -> !insecureAllowed && !isLoopback(bare);
          default -> throw malformed(text);
        };
    if (!secure && !insecureAllowed && !isLoopback(bare)) {
      throw new IllegalArgumentException(
          "plain http to "
              + bare
              + " would show credentials to the network: use https, or --insecure if that is"
              + " acceptable");
    }
    int port = uri.getPort() < 0 ? (secure ? 443 : 80) : uri.getPort();
    if (port < 1 || port > 65535) {
      throw malformed(text);
    }
    return new HubAddress(secure, bare.toLowerCase(Locale.ROOT), port);
  }

  /**
   * Whether the hub is on this very machine, by its literal address or the name {@code localhost};
   * nothing is looked up.
   */
  public boolean loopback() {
    return isLoopback(host);
  }

  /** The host as it stands in a URL, an IPv6 address in brackets. */
  public String urlHost() {
    return host.contains(":") ? "[" + host + "]" : host;
  }

  /** The URL. */
  @Override
  public String toString() {
    return (secure ? "https://" : "http://") + urlHost() + ":" + port;
  }

  private static URI uri(String withScheme, String text) {
    try {
      return new URI(withScheme);
    } catch (URISyntaxException e) {
      throw malformed(text);
    }
  }

  private static boolean isBare(URI uri) {
    String path = uri.getRawPath();
    return (path == null || path.isEmpty() || path.equals("/"))
        && uri.getRawQuery() == null
        && uri.getRawFragment() == null;
  }

  private static boolean isLoopback(String host) {
    if (host.equalsIgnoreCase("localhost")) {
      return true;
    }
    try {
      InetAddress literal = InetAddress.ofLiteral(host);
      return literal.isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      return false; // a name, which may lead anywhere
    }
  }

  private static IllegalArgumentException malformed(String text) {
    return new IllegalArgumentException(
        "not the address of a hub: '" + text + "'; it looks like http://127.0.0.1:9000");
  }
}
