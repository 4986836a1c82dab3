package io.coterie.sdk.agent.session;

import io.netty.buffer.ByteBuf;
import java.util.Optional;

/**
 * What is in front of a datagram: {@code kind 1 | network 4 | to port 2 | from port 2}.
 *
 * @param network number of the network of the address that it goes to; 0: the backbone
 */
public record DatagramHead(int network, int to, int from) {
  static final int LENGTH = 9;
  private static final int DATA = 1;

  /** To an address in another network. */
  public DatagramHead in(int otherNetwork) {
    return new DatagramHead(otherNetwork, to, from);
  }

  void write(ByteBuf out) {
    out.writeByte(DATA).writeInt(network).writeShort(to).writeShort(from);
  }

  /** Reads one; empty where there is none. */
  static Optional<DatagramHead> read(ByteBuf in) {
    if (in.readableBytes() < LENGTH || in.readUnsignedByte() != DATA) {
      return Optional.empty();
    }
    return Optional.of(
        new DatagramHead(in.readInt(), in.readUnsignedShort(), in.readUnsignedShort()));
  }
}
