package io.coterie.sdk.agent.session;

import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.util.AttributeKey;

/** Hands the streams that peers begin to their connections. */
final class InboundStreams extends ChannelInitializer<QuicStreamChannel> {
  static final AttributeKey<Connection> CONNECTION =
      AttributeKey.valueOf(InboundStreams.class, "connection");

  @Override
  protected void initChannel(QuicStreamChannel stream) {
    stream.parent().attr(CONNECTION).get().incoming(stream);
  }
}
