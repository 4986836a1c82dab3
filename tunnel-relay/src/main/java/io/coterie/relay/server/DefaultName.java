package io.coterie.relay.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What a relay is called that nobody has named: by its host, so that relays of several hosts have
 * several names and each keeps its own from start to start.
 */
final class DefaultName {
  private static final Path LINUX = Path.of("/proc/sys/kernel/hostname");
  private static final String PREFIX = "relay-";
  private static final int LONGEST = 63;

  /** A name does not say this one. */
  private static final int USUAL_PORT = 3478;

  private DefaultName() {}

  /**
   * On this host.
   *
   * @param port 0: any, which no name can tell
   */
  static String here(int port) {
    return of(host(), port);
  }

  /** On a host of that name, which may be any text. */
  static String of(String host, int port) {
    var end = port == 0 || port == USUAL_PORT ? "" : "-" + port;
    var plain = host.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]+", "-");
    var room = LONGEST - PREFIX.length() - end.length();
    var fitting = plain.substring(0, Math.min(plain.length(), room)).replaceAll("[.-]+$", "");
    return (PREFIX + fitting).replaceAll("[.-]+$", "") + end;
  }

  /** As Linux has it, which asks no name server; elsewhere as Java finds it out. */
  private static String host() {
    try {
      return Files.readString(LINUX).strip();
    } catch (IOException _) {
      return elsewhere();
    }
  }

  private static String elsewhere() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException _) {
      return "localhost"; // a name that leads nowhere is not told: the operator has to choose one
    }
  }
}
