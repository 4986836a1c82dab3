package io.coterie.registry.relay;

import static io.coterie.platform.rpc.Rpc.reply;

import com.google.protobuf.Duration;
import io.coterie.relay.v1.RegisterRequest;
import io.coterie.relay.v1.RegisterResponse;
import io.coterie.relay.v1.RelayControlServiceGrpc.RelayControlServiceImplBase;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Inject;

/** RelayControlService, from the wire to the domain and back. */
final class RelayControlRpc extends RelayControlServiceImplBase {
  private final Relays relays;

  @Inject
  RelayControlRpc(Relays relays) {
    this.relays = relays;
  }

  @Override
  public void register(RegisterRequest request, StreamObserver<RegisterResponse> out) {
    var relay = RelayProto.told(request);
    if (request.getLeaving()) {
      relays.leave(relay.name(), relay.instance());
      reply(out, RegisterResponse.newBuilder().setLease(Duration.getDefaultInstance()).build());
      return;
    }
    var lasts = relays.register(relay, request.getRenewal());
    reply(
        out,
        RegisterResponse.newBuilder()
            .setLease(
                Duration.newBuilder().setSeconds(lasts.getSeconds()).setNanos(lasts.getNano()))
            .build());
  }
}
