package io.coterie.relay.port;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.socket.DatagramPacket;
import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/** Sends copies, by the channel of the family. */
final class NettySender implements PacketSender {
  private final List<NettyPort.Bound> channels;
  private final PortStatistics statistics;

  NettySender(List<NettyPort.Bound> channels, PortStatistics statistics) {
    this.channels = List.copyOf(channels);
    this.statistics = statistics;
  }

  @Override
  public void send(MemorySegment memory, long offset, int length, long high, long low, int port) {
    var to = new Endpoint(high, low, port).address();
    var channel = channel(Endpoint.isIpv4(high, low));
    if (to.isEmpty() || channel.isEmpty() || !channel.get().isWritable()) {
      statistics.countUnsent(1);
    } else {
      var copy = channel.get().alloc().directBuffer(length);
      copy.writeBytes(memory.asSlice(offset, length).asByteBuffer());
      write(channel.get(), copy, to.get());
    }
  }

  @Override
  public void flush() {
    channels.forEach(bound -> bound.channel().flush());
  }

  @Override
  public void close() {
    // the channels are the port's
  }

  private void write(Channel channel, ByteBuf bytes, InetSocketAddress to) {
    channel
        .write(new DatagramPacket(bytes, to))
        .addListener(written -> {
          if (!written.isSuccess()) {
            statistics.countUnsent(1);
          }
        });
  }

  private Optional<Channel> channel(boolean ipv4) {
    return channels.stream()
        .filter(bound -> bound.isIpv4() == ipv4)
        .findFirst()
        .map(NettyPort.Bound::channel);
  }
}
