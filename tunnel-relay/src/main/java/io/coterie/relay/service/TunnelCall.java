package io.coterie.relay.service;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.coterie.relay.tunnel.TunnelPort;
import io.coterie.relay.v1.TunnelRequest;
import io.coterie.relay.v1.TunnelResponse;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * One tunnel. Frames for the agent wait in a queue while it reads slowly; what does not fit is
 * lost, as a datagram would be.
 */
final class TunnelCall implements StreamObserver<TunnelRequest> {
  /** Frames that may wait: what a path of 100 Mbit/s holds in a tenth of a second. */
  private static final int QUEUE = 1_024;

  private static final int BATCH = 64;

  private final TunnelPort.Tunnel tunnel;
  private final ServerCallStreamObserver<TunnelResponse> out;
  private final BlockingQueue<ByteString> waiting = new LinkedBlockingQueue<>(QUEUE);

  private TunnelCall(TunnelPort port, ServerCallStreamObserver<TunnelResponse> out) {
    this.out = out;
    this.tunnel = port.connect(this::offer);
  }

  /** To be called from the RPC method. */
  static TunnelCall open(TunnelPort port, ServerCallStreamObserver<TunnelResponse> out) {
    var call = new TunnelCall(port, out);
    out.setOnReadyHandler(call::flush);
    out.setOnCancelHandler(call.tunnel::close);
    return call;
  }

  @Override
  public void onNext(TunnelRequest request) {
    request.getFramesList().forEach(frame -> tunnel.received(frame.toByteArray()));
  }

  @Override
  public void onError(Throwable thrown) {
    tunnel.close();
  }

  @Override
  public void onCompleted() {
    tunnel.close();
    synchronized (out) {
      out.onCompleted();
    }
  }

  private boolean offer(byte[] frame) {
    boolean fits = waiting.offer(UnsafeByteOperations.unsafeWrap(frame));
    flush();
    return fits;
  }

  /** As much as may go now; the rest goes when there is room again. */
  private void flush() {
    synchronized (out) {
      while (out.isReady() && !out.isCancelled() && !waiting.isEmpty()) {
        var batch = new ArrayList<ByteString>(BATCH);
        waiting.drainTo(batch, BATCH);
        out.onNext(TunnelResponse.newBuilder().addAllFrames(batch).build());
      }
    }
  }
}
