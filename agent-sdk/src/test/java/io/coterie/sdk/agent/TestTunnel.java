package io.coterie.sdk.agent;

import com.google.protobuf.ByteString;
import io.coterie.relay.server.RelayServer;
import io.coterie.relay.tunnel.TunnelPort;
import io.coterie.sdk.agent.control.RelayTunnel;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A tunnel into a relay of this process, whose frames take a thread each way as a call's would. */
final class TestTunnel implements RelayTunnel {
  private final ExecutorService toRelay = Executors.newSingleThreadExecutor();
  private final ExecutorService toAgent = Executors.newSingleThreadExecutor();
  private final TunnelPort.Tunnel tunnel;
  private final Listener listener;

  private TestTunnel(RelayServer relay, Listener listener) {
    this.listener = listener;
    this.tunnel = relay.tunnels().connect(this::offer);
  }

  static RelayTunnel open(RelayServer relay, Listener listener) {
    return new TestTunnel(relay, listener);
  }

  @Override
  public void send(List<ByteString> frames) {
    if (!toRelay.isShutdown()) {
      toRelay.execute(() -> frames.forEach(frame -> tunnel.received(frame.toByteArray())));
    }
  }

  @Override
  public void close() {
    if (!toRelay.isShutdown()) {
      toRelay.execute(tunnel::close);
      toRelay.shutdown();
      toAgent.execute(() -> listener.ended("closed"));
    }
  }

  private boolean offer(byte[] frame) {
    toAgent.execute(() -> listener.arrived(List.of(ByteString.copyFrom(frame))));
    return true;
  }
}
