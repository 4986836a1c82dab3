package io.coterie.sdk.agent.control;

import com.google.protobuf.ByteString;
import io.coterie.relay.v1.RelayServiceGrpc;
import io.coterie.relay.v1.TunnelRequest;
import io.coterie.relay.v1.TunnelResponse;
import io.coterie.sdk.CoterieClient;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.MetadataUtils;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A tunnel by {@code RelayService.Tunnel}. What comes while the call is full waits, within bounds.
 */
final class HubTunnel implements RelayTunnel {
  private static final Metadata.Key<String> RELAY =
      Metadata.Key.of("coterie-relay", Metadata.ASCII_STRING_MARSHALLER);

  /** Frames that may wait: what a path of 100 Mbit/s holds in a tenth of a second. */
  private static final int QUEUE = 1_024;

  private static final int BATCH = 64;

  private final ClientCallStreamObserver<TunnelRequest> call;
  private final ReentrantLock lock = new ReentrantLock();
  private final Queue<ByteString> waiting = new ArrayDeque<>();
  private boolean closing;
  private boolean over;

  private HubTunnel(ClientCallStreamObserver<TunnelRequest> call) {
    this.call = call;
  }

  /**
   * Opens one to a relay.
   *
   * @param failed is told why, if it was refused or broken off
   */
  static RelayTunnel open(
      CoterieClient client, String relay, Listener listener, Consumer<Throwable> failed) {
    var headers = new Metadata();
    headers.put(RELAY, relay);
    var stub = client.relays();
    var call =
        ClientInterceptors.intercept(
                stub.getChannel(), MetadataUtils.newAttachHeadersInterceptor(headers))
            .newCall(RelayServiceGrpc.getTunnelMethod(), stub.getCallOptions());
    var arriving = new Arriving(listener, failed);
    var _ = ClientCalls.asyncBidiStreamingCall(call, arriving);
    return arriving.tunnel();
  }

  @Override
  public void send(List<ByteString> frames) {
    lock.lock();
    try {
      for (var frame : frames) {
        if (waiting.size() < QUEUE) {
          waiting.add(frame);
        }
      }
      flush();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closing = true;
      flush();
    } finally {
      lock.unlock();
    }
  }

  /** As much as may go now; the rest goes when there is room again. */
  private void flush() {
    while (!over && call.isReady() && !waiting.isEmpty()) {
      var batch = TunnelRequest.newBuilder();
      while (batch.getFramesCount() < BATCH && !waiting.isEmpty()) {
        batch.addFrames(waiting.remove());
      }
      call.onNext(batch.build());
    }
    if (closing && !over && waiting.isEmpty()) {
      over = true;
      call.onCompleted();
    }
  }

  private void ready() {
    lock.lock();
    try {
      flush();
    } finally {
      lock.unlock();
    }
  }

  private void ended() {
    lock.lock();
    try {
      over = true;
      waiting.clear();
    } finally {
      lock.unlock();
    }
  }

  private static final class Arriving
      implements ClientResponseObserver<TunnelRequest, TunnelResponse> {
    private final Listener listener;
    private final Consumer<Throwable> failed;
    private @Nullable HubTunnel tunnel;

    Arriving(Listener listener, Consumer<Throwable> failed) {
      this.listener = listener;
      this.failed = failed;
    }

    HubTunnel tunnel() {
      if (tunnel == null) {
        throw new IllegalStateException("a call has not begun before it was made");
      }
      return tunnel;
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<TunnelRequest> call) {
      var made = new HubTunnel(call);
      tunnel = made;
      call.setOnReadyHandler(made::ready);
    }

    @Override
    public void onNext(TunnelResponse response) {
      listener.arrived(response.getFramesList());
    }

    @Override
    public void onError(Throwable thrown) {
      tunnel().ended();
      failed.accept(thrown);
      listener.ended(String.valueOf(thrown.getMessage()));
    }

    @Override
    public void onCompleted() {
      tunnel().ended();
      listener.ended("the relay ended its tunnel");
    }
  }
}
