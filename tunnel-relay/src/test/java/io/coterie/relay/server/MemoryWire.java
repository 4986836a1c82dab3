package io.coterie.relay.server;

import io.coterie.relay.port.Endpoint;
import java.util.Optional;
import java.util.function.Function;

/** An address at a {@link MemoryPort}: whatever it sends has been dealt with when that returns. */
final class MemoryWire implements Wire {
  private final MemoryPort port;
  private final Endpoint endpoint;
  private final Inbox inbox;
  private final Runnable settle;

  MemoryWire(MemoryPort port, Endpoint endpoint, Inbox inbox, Runnable settle) {
    this.port = port;
    this.endpoint = endpoint;
    this.inbox = inbox;
    this.settle = settle;
  }

  Endpoint endpoint() {
    return endpoint;
  }

  @Override
  public void send(byte[] frame) {
    port.receive(frame, endpoint);
    settle.run();
  }

  @Override
  public <T> T await(String what, Function<byte[], Optional<T>> reading) {
    settle.run();
    return inbox.take(reading).orElseThrow(() -> new AssertionError("no " + what));
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
    port.forget(endpoint);
  }
}
