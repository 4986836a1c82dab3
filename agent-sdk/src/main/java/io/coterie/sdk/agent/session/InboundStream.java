package io.coterie.sdk.agent.session;

import io.coterie.access.v1.Protocol;
import io.coterie.sdk.agent.access.Knock;
import io.coterie.sdk.agent.access.Verdict;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamFrame;

/**
 * The gate of a stream that a peer begins: reads what it wants, and lets it in, or refuses it where
 * nobody listens. Whoever may not come in is not answered at all: the stream stays open and silent
 * until the peer gives up.
 */
final class InboundStream extends ChannelInboundHandlerAdapter {
  private final Connection connection;
  private ByteBuf head = Unpooled.EMPTY_BUFFER;

  InboundStream(Connection connection) {
    this.connection = connection;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    head = ctx.alloc().buffer(Preface.LENGTH);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    head.release();
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    ctx.read();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    var bytes = (ByteBuf) message;
    if (head.readableBytes() >= Preface.LENGTH) {
      bytes.release(); // of somebody that was not let in
      return;
    }
    head.writeBytes(bytes, Math.min(bytes.readableBytes(), Preface.LENGTH - head.readableBytes()));
    if (head.readableBytes() < Preface.LENGTH) {
      bytes.release();
      ctx.read();
      return;
    }
    Preface.read(head.duplicate())
        .ifPresentOrElse(preface -> knock(ctx, preface, bytes), bytes::release);
  }

  private void knock(ChannelHandlerContext ctx, Preface preface, ByteBuf rest) {
    var knock =
        new Knock(connection.peer(), preface.network(), Protocol.PROTOCOL_STREAM, preface.port());
    if (connection.gate().knock(knock) != Verdict.ALLOWED) {
      rest.release();
      return;
    }
    var channel = (QuicStreamChannel) ctx.channel();
    var stream = new AgentStream(channel, connection.peer(), preface.port(), connection.sending());
    var listener = connection.listeners().on(preface.port());
    if (listener.isEmpty() || !listener.get().offer(stream)) {
      rest.release();
      refuse(ctx);
      return;
    }
    connection.admitted(channel, knock);
    var _ = ctx.writeAndFlush(ctx.alloc().buffer(1).writeByte(Preface.ACCEPTED));
    ctx.pipeline().addLast(stream.handler());
    ctx.fireChannelRead(rest);
    ctx.pipeline().remove(this);
  }

  private static void refuse(ChannelHandlerContext ctx) {
    var _ = ctx.write(ctx.alloc().buffer(1).writeByte(Preface.REFUSED));
    var _ = ctx.writeAndFlush(QuicStreamFrame.EMPTY_FIN).addListener(ChannelFutureListener.CLOSE);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    var _ = ctx.close(); // the peer gave up
  }
}
