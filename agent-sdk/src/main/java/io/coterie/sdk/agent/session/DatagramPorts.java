package io.coterie.sdk.agent.session;

import io.coterie.access.v1.Protocol;
import io.coterie.sdk.agent.access.Knock;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who takes datagrams on which port. Threads may share it. */
public final class DatagramPorts {
  private final Map<Integer, DatagramPort> byPort = new ConcurrentHashMap<>();

  /**
   * Takes the datagrams for a port.
   *
   * @throws IOException when somebody does already
   */
  public DatagramPort open(int port, DatagramPort.Sending sending) throws IOException {
    Ports.check(port);
    var opened = new DatagramPort(port, sending, () -> byPort.remove(port));
    if (byPort.putIfAbsent(port, opened) != null) {
      throw new IOException("somebody takes the datagrams for port " + port + " already");
    }
    return opened;
  }

  public void close() {
    List.copyOf(byPort.values()).forEach(DatagramPort::close);
  }

  /** One came in. Takes it over. */
  void received(Connection connection, ByteBuf datagram) {
    try {
      DatagramHead.read(datagram)
          .ifPresent(head -> received(connection, head, ByteBufUtil.getBytes(datagram)));
    } finally {
      datagram.release();
    }
  }

  private void received(Connection connection, DatagramHead head, byte[] payload) {
    var knock = new Knock(connection.peer(), head.network(), Protocol.PROTOCOL_DATAGRAM, head.to());
    var port = byPort.get(head.to());
    if (connection.gate().passes(knock) && port != null) {
      port.offer(new Datagram(connection.peer(), head.network(), head.from(), payload));
    }
  }
}
