package io.coterie.relay.service;

import io.coterie.relay.server.RelayServer;
import io.coterie.relay.v1.RelayServiceGrpc.RelayServiceImplBase;
import io.coterie.relay.v1.TunnelRequest;
import io.coterie.relay.v1.TunnelResponse;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Inject;

/** The tunnel of RelayService; its other methods are the registry's. */
final class TunnelRpc extends RelayServiceImplBase {
  private final RelayServer relay;

  @Inject
  TunnelRpc(RelayServer relay) {
    this.relay = relay;
  }

  @Override
  public StreamObserver<TunnelRequest> tunnel(StreamObserver<TunnelResponse> out) {
    return TunnelCall.open(relay.tunnels(), (ServerCallStreamObserver<TunnelResponse>) out);
  }
}
