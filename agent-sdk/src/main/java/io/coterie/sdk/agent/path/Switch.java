package io.coterie.sdk.agent.path;

import io.coterie.relay.wire.frame.FrameType;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DatagramPacket;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Below QUIC: takes datagrams apart by their first byte (RFC 9443), and sends QUIC's own the way
 * that is best for their peer. What comes from an address that has proved nothing is dropped
 * unread.
 */
final class Switch extends ChannelDuplexHandler {
  private final Links links;
  private final ConnectionIds ids;
  private final BiConsumer<InetSocketAddress, ByteBuf> frames;
  private @Nullable ChannelHandlerContext server;
  private @Nullable ChannelHandlerContext client;

  Switch(Links links, ConnectionIds ids, BiConsumer<InetSocketAddress, ByteBuf> frames) {
    this.links = links;
    this.ids = ids;
    this.frames = frames;
  }

  /**
   * QUIC has come.
   *
   * @param toServer what is read here gets to the codec of connections that peers begin
   * @param toClient to the one of those that begin here
   */
  void connect(ChannelHandlerContext toServer, ChannelHandlerContext toClient) {
    this.server = toServer;
    this.client = toClient;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    var packet = (DatagramPacket) message;
    try {
      var content = packet.content();
      if (content.isReadable()) {
        read(content, Addresses.plain(packet.sender()));
      }
    } finally {
      packet.release();
    }
  }

  private void read(ByteBuf content, InetSocketAddress from) {
    int first = content.getUnsignedByte(content.readerIndex());
    if (FrameType.isQuic(first)) {
      links.at(from).ifPresent(link -> deliver(link, content.retain()));
    } else if (first == FrameType.PROBE) {
      links.probed(ByteBufUtil.getBytes(content), from);
    } else if (FrameType.isFrame(first)) {
      frames.accept(from, content);
    }
  }

  /** Up to QUIC. Takes the bytes over. */
  void deliver(Link link, ByteBuf quic) {
    boolean usable =
        quic.isReadable() && FrameType.isQuic(quic.getUnsignedByte(quic.readerIndex()));
    var to = usable ? (ids.isOwn(quic) ? client : server) : null;
    if (to == null) {
      quic.release();
      return;
    }
    to.fireChannelRead(new DatagramPacket(quic, Links.here(), link.address()));
  }

  private void nudge(Link link, ByteBuf nudge) {
    deliver(link, nudge);
    complete(client);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    complete();
    ctx.flush();
  }

  /** QUIC reads streams and answers only when it is told that this was all for now. */
  void complete() {
    complete(server);
    complete(client);
  }

  private static void complete(@Nullable ChannelHandlerContext codec) {
    if (codec != null) {
      codec.fireChannelReadComplete();
    }
  }

  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
    if (!(message instanceof DatagramPacket packet)) {
      ReferenceCountUtil.release(message);
      promise.setFailure(new IllegalArgumentException("only datagrams are sent"));
      return;
    }
    var link = links.virtual(packet.recipient());
    if (link.isEmpty()) {
      var _ = ctx.write(packet, promise);
      return;
    }
    Nudge.after(packet.content(), ids)
        .ifPresent(nudge -> ctx.executor().execute(() -> nudge(link.get(), nudge)));
    var routed = link.get().route(packet);
    if (routed == null) {
      promise.setSuccess(); // in a tunnel, or lost on the way: all the same to QUIC
    } else {
      var _ = ctx.write(routed, promise);
    }
  }
}
