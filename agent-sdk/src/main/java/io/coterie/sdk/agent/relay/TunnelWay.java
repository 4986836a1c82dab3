package io.coterie.sdk.agent.relay;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.coterie.sdk.agent.control.RelayTunnel;
import io.coterie.sdk.agent.path.Transport;
import io.netty.buffer.ByteBuf;
import io.netty.channel.socket.DatagramPacket;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Through the hub's edge. */
record TunnelWay(RelayTunnel tunnel) implements Way {
  @Override
  public Transport transport() {
    return Transport.TUNNEL;
  }

  @Override
  public void send(byte[] frame) {
    tunnel.send(List.of(UnsafeByteOperations.unsafeWrap(frame)));
  }

  @Override
  public @Nullable DatagramPacket carry(ByteBuf frames, int length) {
    try {
      var apart = new ArrayList<ByteString>();
      while (frames.isReadable()) {
        int count = Math.min(length, frames.readableBytes());
        apart.add(ByteString.copyFrom(frames.nioBuffer(frames.readerIndex(), count)));
        frames.skipBytes(count);
      }
      tunnel.send(apart);
      return null;
    } finally {
      frames.release();
    }
  }

  @Override
  public void close() {
    tunnel.close();
  }
}
