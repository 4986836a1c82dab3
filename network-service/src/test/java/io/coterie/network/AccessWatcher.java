package io.coterie.network;

import static java.util.stream.Collectors.toMap;
import static org.awaitility.Awaitility.await;

import io.coterie.network.v1.AccessEntry;
import io.coterie.network.v1.AccessServiceGrpc;
import io.coterie.network.v1.WatchAccessRequest;
import io.coterie.network.v1.WatchAccessResponse;
import io.coterie.network.v1.WatchAccessResponse.EventCase;
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

/** A node that keeps who may reach it, from one stream after the other. Thread-safe. */
final class AccessWatcher {
  private final Hub.Agent agent;
  private final List<WatchAccessResponse> messages = new ArrayList<>();
  private final Map<Key, AccessEntry> entries = new HashMap<>();
  private String resumeToken = "";
  private @Nullable Stream open;

  /** A source in a network. */
  record Key(String network, String source) {}

  AccessWatcher(Hub.Agent agent) {
    this.agent = agent;
  }

  /** One that has been told everything that is there. */
  static AccessWatcher of(Hub.Agent agent, ServiceFixture service) {
    var watcher = new AccessWatcher(agent);
    watcher.open(service);
    watcher.awaitSnapshot();
    return watcher;
  }

  Hub.Agent agent() {
    return agent;
  }

  /** Goes on at a replica, or begins. */
  synchronized void open(ServiceFixture service) {
    open(new Client(service.as(agent.caller())));
  }

  synchronized void open(Client client) {
    if (resumeToken.isEmpty()) {
      entries.clear();
    }
    var stream = new Stream();
    open = stream;
    AccessServiceGrpc.newStub(client.channel())
        .watchAccess(WatchAccessRequest.newBuilder().setResumeToken(resumeToken).build(), stream);
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
    entries.clear();
  }

  synchronized void resumeAt(String token) {
    resumeToken = token;
  }

  synchronized String resumeToken() {
    return resumeToken;
  }

  /** Everything new told so far. */
  synchronized List<WatchAccessResponse> messages() {
    return List.copyOf(messages);
  }

  /** Everything new told since so many messages, checkpoints left out. */
  List<WatchAccessResponse> since(int count) {
    var all = messages();
    return all.subList(count, all.size()).stream().filter(m -> !m.hasCheckpoint()).toList();
  }

  synchronized int count() {
    return messages.size();
  }

  /** Who may reach it by what it was told. */
  synchronized Map<Key, AccessEntry> entries() {
    return Map.copyOf(entries);
  }

  /** The same without what is not told again when only it changes. */
  Map<Key, AccessEntry> decisions() {
    return entries().entrySet().stream()
        .collect(
            toMap(
                Map.Entry::getKey,
                entry -> entry.getValue().toBuilder().clearPolicyVersion().build()));
  }

  List<String> sources() {
    return entries().keySet().stream().map(Key::source).sorted().toList();
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

  void awaitSnapshot() {
    await().until(() -> messages().stream().anyMatch(WatchAccessResponse::hasSnapshotEnd));
  }

  private synchronized Stream present() {
    return Optional.ofNullable(open).orElseThrow();
  }

  private synchronized void take(Stream stream, WatchAccessResponse message) {
    if (open != stream) {
      return;
    }
    if (!message.getResumeToken().isEmpty()) {
      resumeToken = message.getResumeToken();
    }
    if (isNews(message)) {
      messages.add(message);
    }
  }

  /** Takes what a message says; what it has been told already may be repeated, and is no news. */
  private boolean isNews(WatchAccessResponse message) {
    return switch (message.getEventCase()) {
      case ENTRY -> {
        var entry = message.getEntry();
        var key = new Key(entry.getNetwork(), entry.getSourceNode());
        yield !entry.equals(entries.put(key, entry));
      }
      case REMOVED -> {
        var removed = message.getRemoved();
        yield entries.remove(new Key(removed.getNetwork(), removed.getSourceNode())) != null;
      }
      case FORGOTTEN -> {
        var network = message.getForgotten().getNetwork();
        entries.keySet().removeIf(key -> key.network().equals(network));
        yield true;
      }
      case SNAPSHOT_END, CHECKPOINT -> true;
      case EVENT_NOT_SET -> throw new AssertionError("a message that says nothing");
    };
  }

  /** Kinds of messages, in order. */
  static List<EventCase> kinds(List<WatchAccessResponse> messages) {
    return messages.stream().map(WatchAccessResponse::getEventCase).toList();
  }

  private final class Stream
      implements ClientResponseObserver<WatchAccessRequest, WatchAccessResponse> {
    private final CompletableFuture<@Nullable StatusRuntimeException> end =
        new CompletableFuture<>();
    private @Nullable ClientCallStreamObserver<WatchAccessRequest> call;

    @Override
    public void beforeStart(ClientCallStreamObserver<WatchAccessRequest> requests) {
      call = requests;
    }

    void hangUp() {
      if (call != null) {
        call.cancel("enough", null);
      }
    }

    @Override
    public void onNext(WatchAccessResponse message) {
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
