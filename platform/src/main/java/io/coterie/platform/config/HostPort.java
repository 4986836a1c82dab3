package io.coterie.platform.config;

import java.net.InetSocketAddress;
import java.util.regex.Pattern;

/**
 * A host (name, IPv4, or IPv6 in brackets) and a port, written {@code host:port}; not looked up
 * until it is used.
 */
public record HostPort(String host, int port) {
  private static final Pattern FORM =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^\\s:/\\[\\]]+):(\\d{1,5})");

  public HostPort {
    if (host.isBlank() || port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a host and a port between 0 and 65535");
    }
  }

  public static HostPort parse(String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "host:port, such as 127.0.0.1:9000, hub.example:9000 or [::1]:9000");
    }
    return new HostPort(form.group(1), Integer.parseInt(form.group(2)));
  }

  public InetSocketAddress unresolved() {
    return InetSocketAddress.createUnresolved(bareHost(), port);
  }

  /** Looks the host up. */
  public InetSocketAddress resolved() {
    return new InetSocketAddress(bareHost(), port);
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }

  private String bareHost() {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }
}
