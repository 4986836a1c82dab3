package io.coterie.sdk.agent.session;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.quic.QuicStreamChannel;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** A stream that this end begins, until the peer has said whether it takes it. */
final class OutboundStream extends ChannelInboundHandlerAdapter {
  private final String peer;
  private final Sending sending;
  private final Preface preface;
  private final CompletableFuture<AgentStream> answer;

  OutboundStream(
      String peer, Sending sending, Preface preface, CompletableFuture<AgentStream> answer) {
    this.peer = peer;
    this.sending = sending;
    this.preface = preface;
    this.answer = answer;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    var head = ctx.alloc().directBuffer(Preface.LENGTH);
    preface.write(head);
    var _ = ctx.writeAndFlush(head);
    ctx.read();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    var bytes = (ByteBuf) message;
    if (!bytes.isReadable()) {
      bytes.release();
      return;
    }
    if (bytes.readByte() != Preface.ACCEPTED) {
      bytes.release();
      fail(ctx, new StreamRefusedException(preface.port()));
      return;
    }
    var stream = new AgentStream((QuicStreamChannel) ctx.channel(), peer, preface.port(), sending);
    ctx.pipeline().addLast(stream.handler());
    ctx.fireChannelRead(bytes);
    ctx.pipeline().remove(this);
    if (!answer.complete(stream)) {
      stream.reset(); // whoever dialled has given up
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    fail(ctx, new IOException("the peer cut the stream", cause));
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    answer.completeExceptionally(new ConnectionEndedException());
  }

  private void fail(ChannelHandlerContext ctx, IOException why) {
    answer.completeExceptionally(why);
    var _ = ctx.close();
  }
}
