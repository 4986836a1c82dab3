package io.coterie.sdk.agent.session;

import io.netty.buffer.ByteBuf;
import java.util.Optional;

/**
 * The first bytes of a stream: {@code version 1 | protocol 1 | network 4 | port 2}. They are
 * answered with one byte, or not at all.
 *
 * @param network number of the network of the address that was dialled; 0: the backbone
 */
record Preface(int network, int port) {
  static final int LENGTH = 8;
  static final int ACCEPTED = 0;
  static final int REFUSED = 1;

  private static final int VERSION = 1;
  private static final int STREAM = 1;

  void write(ByteBuf out) {
    out.writeByte(VERSION).writeByte(STREAM).writeInt(network).writeShort(port);
  }

  /** Reads one; empty if it is of another version, or of no port. */
  static Optional<Preface> read(ByteBuf in) {
    int version = in.readUnsignedByte();
    int protocol = in.readUnsignedByte();
    var preface = new Preface(in.readInt(), in.readUnsignedShort());
    return version == VERSION && protocol == STREAM && preface.port > 0
        ? Optional.of(preface)
        : Optional.empty();
  }
}
