package io.coterie.relay.port;

/** Opens the fastest port that there is here. */
public final class Ports {
  private Ports() {}

  /** Which one. */
  public enum Choice {
    /** Linux's calls where they are, else Netty. */
    AUTO,
    LINUX,
    NETTY
  }

  public static PacketPort open(Choice choice, PortSettings settings) {
    return switch (choice) {
      case AUTO -> isLinux() ? new LinuxPort(settings) : new NettyPort(settings);
      case LINUX -> new LinuxPort(settings);
      case NETTY -> new NettyPort(settings);
    };
  }

  /**
   * The layouts of structures are those of 64 bits, little-endian: the same on x86-64 and arm64.
   */
  static boolean isLinux() {
    var cpu = System.getProperty("os.arch");
    return System.getProperty("os.name").equals("Linux")
        && (cpu.equals("amd64") || cpu.equals("aarch64"));
  }
}
