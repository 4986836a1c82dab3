package io.coterie.sdk.agent.path;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells packets for connections that this end began from those for connections that peers began:
 * they go to different codecs. Used on the event loop only.
 */
public final class ConnectionIds {
  /** Bytes of every id that this end chooses. */
  public static final int LENGTH = 8;

  private static final int LONG_HEADER = 0x80;
  private static final int ID_LENGTH_AT = 5;

  private final SecureRandom random = new SecureRandom();
  private final Set<Long> own = new HashSet<>();

  /** An id for a connection that this end begins. */
  public byte[] begin() {
    long id = random.nextLong();
    own.add(id);
    return ByteBuffer.allocate(LENGTH).putLong(id).array();
  }

  /** The connection is over. */
  public void end(byte[] id) {
    own.remove(ByteBuffer.wrap(id).getLong());
  }

  /**
   * Whether a packet belongs to a connection that this end began (RFC 9000, sections 17.2 and
   * 17.3).
   */
  boolean isOwn(ByteBuf packet) {
    int at = packet.readerIndex();
    int idAt = at + 1;
    if ((packet.getByte(at) & LONG_HEADER) != 0) {
      if (packet.readableBytes() <= ID_LENGTH_AT || packet.getByte(at + ID_LENGTH_AT) != LENGTH) {
        return false;
      }
      idAt = at + ID_LENGTH_AT + 1;
    }
    return packet.writerIndex() - idAt >= LENGTH && own.contains(packet.getLong(idAt));
  }
}
