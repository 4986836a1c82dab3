package io.coterie.relay.port;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import java.lang.foreign.MemorySegment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands what a channel reads to a handler. */
final class NettyReceiver extends SimpleChannelInboundHandler<DatagramPacket> {
  private static final Logger LOG = LoggerFactory.getLogger(NettyReceiver.class);

  private final PacketHandler handler;
  private final PacketSender out;
  private final PortStatistics statistics;
  private final Packet packet = new Packet();
  private boolean begun;

  NettyReceiver(PacketHandler handler, PacketSender out, PortStatistics statistics) {
    this.handler = handler;
    this.out = out;
    this.statistics = statistics;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, DatagramPacket datagram) {
    if (!begun) {
      handler.begin();
      begun = true;
    }
    var bytes = datagram.content().nioBuffer();
    if (bytes.hasRemaining()) {
      var source = Endpoint.of(datagram.sender());
      packet.from(source.high(), source.low(), source.port());
      packet.at(MemorySegment.ofBuffer(bytes), 0, bytes.remaining());
      handler.datagram(packet, out);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (begun) {
      begun = false;
      handler.end();
      out.flush();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    statistics.countFailure();
    LOG.atError().setCause(cause).log("a datagram failed");
  }
}
