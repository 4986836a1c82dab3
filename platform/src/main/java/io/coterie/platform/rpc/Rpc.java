package io.coterie.platform.rpc;

import io.grpc.stub.StreamObserver;

/** How an RPC method answers. */
public final class Rpc {
  private Rpc() {}

  /** Sends the one answer and ends the call. */
  public static <R> void reply(StreamObserver<R> out, R response) {
    out.onNext(response);
    out.onCompleted();
  }
}
