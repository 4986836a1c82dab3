package io.coterie.sdk.agent.session;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.quic.QuicStreamChannel;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Bytes in order, both ways, between a port of a node and whoever dialled it. Blocks its callers,
 * which are virtual threads at best. One thread may read while another one writes; any may close
 * it.
 */
public final class AgentStream implements Closeable {
  private static final int RESET = 1;

  private final QuicStreamChannel channel;
  private final String peer;
  private final int port;
  private final Delivery delivery;
  private final StreamInput input;
  private final StreamOutput output;

  AgentStream(QuicStreamChannel channel, String peer, int port, Sending sending) {
    this.channel = channel;
    this.peer = peer;
    this.port = port;
    this.delivery = sending.delivery();
    this.input = new StreamInput(channel);
    this.output = new StreamOutput(channel, sending);
  }

  /** Id of the node at the other end, which has proved itself. */
  public String peer() {
    return peer;
  }

  /** The port that was dialled. */
  public int port() {
    return port;
  }

  /** Ends when the peer closes its output; fails when the stream is cut. */
  public InputStream input() {
    return input;
  }

  /** Closing it tells the peer that this was all. */
  public OutputStream output() {
    return output;
  }

  /**
   * For those who would rather not block: take {@link #input} and {@link #output} or this, not
   * both.
   */
  public QuicStreamChannel channel() {
    return channel;
  }

  /** Sends what was written, and ends both directions. */
  @Override
  public void close() {
    input.close();
    var _ = output.finish().addListener(ChannelFutureListener.CLOSE);
  }

  /** Cuts it off: what is under way is lost, and the peer sees a failure. */
  public void reset() {
    if (channel.eventLoop().isShuttingDown()) {
      return; // the agent stops, and every stream with it
    }
    var _ = channel.shutdown(RESET, channel.newPromise()).addListener(ChannelFutureListener.CLOSE);
  }

  /** Feeds the stream; replaces whatever handled the bytes in front. */
  ChannelInboundHandlerAdapter handler() {
    return new Feeder();
  }

  private final class Feeder extends ChannelInboundHandlerAdapter {
    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
      ctx.read();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      var bytes = (ByteBuf) message;
      delivery.taken(bytes.readableBytes());
      input.offer(bytes);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
      if (input.hasRoom()) {
        ctx.read();
      }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
      output.wake();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
      if (event == ChannelInputShutdownEvent.INSTANCE) {
        delivery.taken(1);
        input.end();
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      cut(new IOException("the stream was cut by its peer", cause));
      var _ = ctx.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
      cut(new IOException("the stream was cut"));
    }

    private void cut(IOException why) {
      input.fail(why);
      output.fail(why);
    }
  }
}
