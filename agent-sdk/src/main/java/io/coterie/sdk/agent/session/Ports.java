package io.coterie.sdk.agent.session;

/** Ports of nodes: 1 to 65535, of streams and of datagrams each. */
public final class Ports {
  private static final int HIGHEST = 65_535;

  private Ports() {}

  /** The port, if it is one. */
  public static int check(int port) {
    if (port < 1 || port > HIGHEST) {
      throw new IllegalArgumentException("a port is a number from 1 to " + HIGHEST);
    }
    return port;
  }
}
