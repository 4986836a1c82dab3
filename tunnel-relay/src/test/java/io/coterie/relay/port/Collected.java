package io.coterie.relay.port;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** A handler that keeps what it is given, and sends it back if it is to. */
final class Collected implements PacketHandler {
  record Datagram(byte[] bytes, Endpoint source) {}

  private final List<Datagram> datagrams = new CopyOnWriteArrayList<>();
  private final boolean echoing;

  private Collected(boolean echoing) {
    this.echoing = echoing;
  }

  static Collected silent() {
    return new Collected(false);
  }

  static Collected echoing() {
    return new Collected(true);
  }

  List<Datagram> await(int count) {
    Awaitility.await().until(() -> datagrams.size() >= count);
    return datagrams;
  }

  List<Integer> lengths(int count) {
    return await(count).stream().map(datagram -> datagram.bytes().length).toList();
  }

  @Override
  public void begin() {
    // nothing to prepare
  }

  @Override
  public void datagram(Packet packet, PacketSender out) {
    datagrams.add(new Datagram(packet.toBytes(), packet.source()));
    if (echoing) {
      out.send(
          packet.memory(),
          packet.offset(),
          packet.length(),
          packet.sourceHigh(),
          packet.sourceLow(),
          packet.sourcePort());
    }
  }

  @Override
  public void end() {
    // nothing to finish
  }
}
