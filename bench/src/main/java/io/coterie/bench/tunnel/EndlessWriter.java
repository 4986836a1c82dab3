package io.coterie.bench.tunnel;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Writes whenever there is room. */
final class EndlessWriter extends ChannelInboundHandlerAdapter {
  private static final int PIECE = 64 * 1024;

  private final ByteBuf piece =
      Unpooled.unreleasableBuffer(Unpooled.directBuffer(PIECE).writeZero(PIECE));

  @Override
  public void channelActive(ChannelHandlerContext context) {
    write(context);
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    write(context);
  }

  private void write(ChannelHandlerContext context) {
    while (context.channel().isActive() && context.channel().isWritable()) {
      var _ = context.write(piece.duplicate());
    }
    context.flush();
  }
}
