package io.coterie.relay.server;

import io.coterie.relay.tunnel.TunnelPort;
import java.util.Optional;
import java.util.function.Function;

/** Frames without UDP. */
final class TunnelWire implements Wire {
  private final Inbox inbox = new Inbox();
  private final TunnelPort.Tunnel tunnel;

  private final Runnable settle;

  TunnelWire(TunnelPort port) {
    this(port, () -> {});
  }

  /** With something to be done when a frame was sent. */
  TunnelWire(TunnelPort port, Runnable settle) {
    this.settle = settle;
    this.tunnel =
        port.connect(frame -> {
          inbox.add(frame);
          return true;
        });
  }

  @Override
  public void send(byte[] frame) {
    tunnel.received(frame);
    settle.run();
  }

  @Override
  public <T> T await(String what, Function<byte[], Optional<T>> reading) {
    return inbox.await(what, reading);
  }

  @Override
  public int waiting() {
    return inbox.size();
  }

  @Override
  public void clear() {
    inbox.clear();
  }

  @Override
  public void close() {
    tunnel.close();
  }
}
