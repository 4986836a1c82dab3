package io.coterie.network;

import io.coterie.network.v1.Network;
import io.coterie.network.v1.NetworkServiceGrpc;
import io.coterie.network.v1.WatchNetworkRequest;
import io.coterie.network.v1.WatchNetworkResponse;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes some messages of a watch and then no more, without hanging up. */
final class StalledWatcher
    implements ClientResponseObserver<WatchNetworkRequest, WatchNetworkResponse> {
  private final int taken;
  private final List<WatchNetworkResponse> received = new CopyOnWriteArrayList<>();
  private final CompletableFuture<StatusRuntimeException> end = new CompletableFuture<>();

  private StalledWatcher(int taken) {
    this.taken = taken;
  }

  static StalledWatcher of(Client client, Network network, int taken) {
    var watcher = new StalledWatcher(taken);
    NetworkServiceGrpc.newStub(client.channel())
        .watchNetwork(
            WatchNetworkRequest.newBuilder().setNetwork(network.getId()).build(), watcher);
    return watcher;
  }

  List<WatchNetworkResponse> received() {
    return received;
  }

  /** How the server ended it. */
  CompletableFuture<StatusRuntimeException> end() {
    return end;
  }

  @Override
  public void beforeStart(ClientCallStreamObserver<WatchNetworkRequest> requests) {
    requests.disableAutoRequestWithInitial(taken);
  }

  @Override
  public void onNext(WatchNetworkResponse message) {
    received.add(message);
  }

  @Override
  public void onError(Throwable thrown) {
    if (thrown instanceof StatusRuntimeException refused) {
      end.complete(refused);
    } else {
      end.completeExceptionally(thrown);
    }
  }

  @Override
  public void onCompleted() {
    end.completeExceptionally(new AssertionError("the watch ended without a reason"));
  }
}
