package io.coterie.sdk.agent.path;

import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.unix.SegmentedDatagramPacket;
import java.net.InetSocketAddress;

/** The same bytes for somebody else, in as many datagrams as before. */
public final class Packets {
  private Packets() {}

  static DatagramPacket readdress(DatagramPacket packet, InetSocketAddress to) {
    return packet instanceof SegmentedDatagramPacket train
        ? new SegmentedDatagramPacket(packet.content(), train.segmentSize(), to)
        : new DatagramPacket(packet.content(), to);
  }

  /** The size of all datagrams in a packet but the last, which may be shorter. */
  public static int segment(DatagramPacket packet) {
    return packet instanceof SegmentedDatagramPacket train
        ? train.segmentSize()
        : packet.content().readableBytes();
  }
}
