package io.coterie.relay.wire.frame;

/** Where things are in a DATA frame: {@code 0x84 | flags 1 | tag 2 | flow 4 | payload}. */
public final class DataFrame {
  public static final int FLAGS = 1;
  public static final int TAG = 2;
  public static final int FLOW = 4;
  public static final int PAYLOAD = 8;

  /** The largest payload: what is left of an Ethernet frame behind IPv6, UDP and this header. */
  public static final int LARGEST_PAYLOAD = 1_500 - 40 - 8 - PAYLOAD;

  private DataFrame() {}
}
