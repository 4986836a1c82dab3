package io.coterie.sdk.agent.relay;

import io.coterie.sdk.agent.path.Transport;
import io.netty.buffer.ByteBuf;
import io.netty.channel.socket.DatagramPacket;
import org.jspecify.annotations.Nullable;

/** How frames get to one relay. Used on the event loop only. */
interface Way {
  Transport transport();

  void send(byte[] frame);

  /**
   * Sends frames that stand one behind the other.
   *
   * @param frames is taken over
   * @param length of each but the last, which may be shorter
   * @return what is left for the socket to do; null: nothing
   */
  @Nullable DatagramPacket carry(ByteBuf frames, int length);

  /** It is not needed any more. */
  void close();
}
