package io.coterie.relay.wire.frame;

/** The first byte of each frame. */
public final class FrameType {
  public static final int BIND = 0x80;
  public static final int BOUND = 0x81;
  public static final int OPEN = 0x82;
  public static final int OPENED = 0x83;
  public static final int DATA = 0x84;
  public static final int PUNCH = 0x85;
  public static final int PING = 0x86;
  public static final int CLOSE = 0x87;
  public static final int REFUSED = 0x88;
  public static final int RESTARTING = 0x89;
  public static final int CHALLENGE = 0x8A;
  public static final int INCOMING = 0x8B;
  public static final int PONG = 0x8C;
  public static final int EARLY = 0x8D;
  public static final int RENEW = 0x8E;
  public static final int PROBE = 0x8F;

  private FrameType() {}

  /** Whether a datagram that begins with this byte is a frame. */
  public static boolean isFrame(int first) {
    return (first & 0xF0) == 0x80;
  }

  /** Whether a datagram that begins with this byte is STUN's (RFC 9443). */
  public static boolean isStun(int first) {
    return (first & 0xFC) == 0;
  }

  /** Whether a datagram that begins with this byte is QUIC's (RFC 9443). */
  public static boolean isQuic(int first) {
    return (first & 0x40) != 0;
  }
}
