package io.coterie.sdk.agent.relay;

import io.coterie.sdk.agent.path.Transport;
import io.netty.buffer.ByteBuf;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.unix.SegmentedDatagramPacket;
import java.net.InetSocketAddress;

/** By datagrams from the agent's socket to the relay's. */
record UdpWay(InetSocketAddress relay, Relays relays) implements Way {
  @Override
  public Transport transport() {
    return Transport.UDP;
  }

  @Override
  public void send(byte[] frame) {
    relays.send(relay, frame);
  }

  @Override
  public DatagramPacket carry(ByteBuf frames, int length) {
    return frames.readableBytes() <= length
        ? new DatagramPacket(frames, relay)
        : new SegmentedDatagramPacket(frames, length, relay);
  }

  @Override
  public void close() {
    // the socket serves other ways, too
  }
}
