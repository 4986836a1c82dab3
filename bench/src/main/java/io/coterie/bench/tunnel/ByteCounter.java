package io.coterie.bench.tunnel;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what arrives, and throws it away. */
@Sharable
final class ByteCounter extends ChannelInboundHandlerAdapter {
  private final AtomicLong received;

  ByteCounter(AtomicLong received) {
    this.received = received;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    var bytes = (ByteBuf) message;
    received.addAndGet(bytes.readableBytes());
    bytes.release();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    var _ = context.close(); // the stream was reset: the time is over
  }
}
