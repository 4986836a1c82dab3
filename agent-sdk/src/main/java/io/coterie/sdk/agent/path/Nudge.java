package io.coterie.sdk.agent.path;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.Optional;

/**
 * A packet that says nothing, to oneself. At the end that begins a connection the handshake is done
 * when its last message leaves, but Netty looks whether it is only when a packet comes: without
 * one, streams would begin a round trip later than they can.
 */
final class Nudge {
  private static final int LONG_HEADER = 0x80;
  private static final int SHORT_HEADER = 0x40;
  private static final int TARGET_LENGTH_AT = 5;

  /** So much has to be behind an id to look like something encrypted; nothing of it is right. */
  private static final int REST = 32;

  private Nudge() {}

  /** After what QUIC is about to send; empty: it is not part of a handshake. */
  static Optional<ByteBuf> after(ByteBuf sent, ConnectionIds ids) {
    int at = sent.readerIndex();
    if (sent.readableBytes() <= TARGET_LENGTH_AT || (sent.getByte(at) & LONG_HEADER) == 0) {
      return Optional.empty();
    }
    int source = at + TARGET_LENGTH_AT + 1 + sent.getUnsignedByte(at + TARGET_LENGTH_AT);
    if (source + 1 + ConnectionIds.LENGTH > sent.writerIndex()
        || sent.getByte(source) != ConnectionIds.LENGTH) {
      return Optional.empty();
    }
    var nudge = ByteBufAllocator.DEFAULT.directBuffer(1 + ConnectionIds.LENGTH + REST);
    nudge.writeByte(SHORT_HEADER).writeLong(sent.getLong(source + 1)).writeZero(REST);
    if (ids.isOwn(nudge)) {
      return Optional.of(nudge);
    }
    nudge.release();
    return Optional.empty();
  }
}
