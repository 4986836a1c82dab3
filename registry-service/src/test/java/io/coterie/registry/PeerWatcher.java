package io.coterie.registry;

import static org.awaitility.Awaitility.await;

import io.coterie.platform.identity.Caller;
import io.coterie.registry.v1.Peer;
import io.coterie.registry.v1.ResolveServiceGrpc;
import io.coterie.registry.v1.WatchPeersRequest;
import io.coterie.registry.v1.WatchPeersResponse;
import io.coterie.registry.v1.WatchPeersResponse.EventCase;
import io.coterie.testing.ServiceFixture;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A node that keeps its peers, from one stream after the other. Thread-safe. */
final class PeerWatcher {
  private final Caller caller;
  private final List<WatchPeersResponse> messages = new ArrayList<>();
  private final Map<Key, Peer> peers = new HashMap<>();
  private String resumeToken = "";
  private @Nullable Stream open;

  /** A peer at a place. */
  record Key(String network, String node) {}

  PeerWatcher(Caller caller) {
    this.caller = caller;
  }

  /** One that has been told everything that is there. */
  static PeerWatcher of(Caller caller, ServiceFixture service) {
    var watcher = new PeerWatcher(caller);
    watcher.open(service);
    await().until(() -> watcher.messages().stream().anyMatch(WatchPeersResponse::hasSnapshotEnd));
    return watcher;
  }

  /** Goes on at a replica, or begins. */
  synchronized void open(ServiceFixture service) {
    open(service, Integer.MAX_VALUE);
  }

  /** The same, and takes only so many messages, without hanging up. */
  synchronized void open(ServiceFixture service, int taken) {
    if (resumeToken.isEmpty()) {
      peers.clear();
    }
    var stream = new Stream(taken);
    open = stream;
    ResolveServiceGrpc.newStub(service.as(caller))
        .watchPeers(WatchPeersRequest.newBuilder().setResumeToken(resumeToken).build(), stream);
  }

  /** Hangs up; what is on its way is not read. */
  synchronized void disconnect() {
    Optional.ofNullable(open).ifPresent(Stream::hangUp);
    open = null;
  }

  /** Hangs up and forgets everything. */
  synchronized void startOver() {
    disconnect();
    resumeToken = "";
    peers.clear();
  }

  synchronized void resumeAt(String token) {
    resumeToken = token;
  }

  synchronized String resumeToken() {
    return resumeToken;
  }

  synchronized List<WatchPeersResponse> messages() {
    return List.copyOf(messages);
  }

  /** Everything told since so many messages, checkpoints left out. */
  List<WatchPeersResponse> since(int count) {
    var all = messages();
    return all.subList(count, all.size()).stream().filter(m -> !m.hasCheckpoint()).toList();
  }

  /** The first messages behind so many; waits for them. */
  List<WatchPeersResponse> told(int before, int count) {
    await().until(() -> since(before).size() >= count);
    return since(before);
  }

  synchronized int count() {
    return messages.size();
  }

  /** Its peers by what it was told. */
  synchronized Map<Key, Peer> peers() {
    return Map.copyOf(peers);
  }

  Peer peer(String network, String node) {
    return Optional.ofNullable(peers().get(new Key(network, node))).orElseThrow();
  }

  /** How the present stream ended; null: completed. */
  @Nullable StatusRuntimeException end() {
    var stream = present();
    await().until(stream.end::isDone);
    return stream.end.join();
  }

  synchronized boolean isEnded() {
    return open == null || open.end.isDone();
  }

  private synchronized Stream present() {
    return Optional.ofNullable(open).orElseThrow();
  }

  private synchronized void take(Stream stream, WatchPeersResponse message) {
    if (open != stream) {
      return;
    }
    messages.add(message);
    if (!message.getResumeToken().isEmpty()) {
      resumeToken = message.getResumeToken();
    }
    switch (message.getEventCase()) {
      case PEER -> {
        var peer = message.getPeer();
        peers.put(new Key(peer.getNetwork(), peer.getNode()), peer);
      }
      case REMOVED -> {
        var removed = message.getRemoved();
        peers.remove(new Key(removed.getNetwork(), removed.getNode()));
      }
      case FORGOTTEN ->
          peers.keySet().removeIf(key -> key.network().equals(message.getForgotten().getNetwork()));
      case SNAPSHOT_END, CHECKPOINT -> {}
      case EVENT_NOT_SET -> throw new AssertionError("a message that says nothing");
    }
  }

  /** Kinds of messages, in order. */
  static List<EventCase> kinds(List<WatchPeersResponse> messages) {
    return messages.stream().map(WatchPeersResponse::getEventCase).toList();
  }

  private final class Stream
      implements ClientResponseObserver<WatchPeersRequest, WatchPeersResponse> {
    private final int taken;
    private final CompletableFuture<@Nullable StatusRuntimeException> end =
        new CompletableFuture<>();
    private @Nullable ClientCallStreamObserver<WatchPeersRequest> call;

    Stream(int taken) {
      this.taken = taken;
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<WatchPeersRequest> requests) {
      call = requests;
      requests.disableAutoRequestWithInitial(taken);
    }

    void hangUp() {
      if (call != null) {
        call.cancel("enough", null);
      }
    }

    @Override
    public void onNext(WatchPeersResponse message) {
      take(this, message);
    }

    @Override
    public void onError(Throwable thrown) {
      end.complete(
          thrown instanceof StatusRuntimeException refused
              ? refused
              : Status.UNKNOWN.withCause(thrown).asRuntimeException());
    }

    @Override
    public void onCompleted() {
      end.complete(null);
    }
  }
}
