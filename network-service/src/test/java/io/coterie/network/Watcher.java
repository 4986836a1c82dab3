package io.coterie.network;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.MessageLite;
import io.coterie.testing.ServiceFixture;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A client that keeps what it is told about its node's peers, from one stream after the other.
 * Thread-safe.
 *
 * @param <R> the messages of the streams
 * @param <E> what is kept of a peer in a network
 */
abstract class Watcher<R extends MessageLite, E> {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Hub.Agent agent;
  private final List<R> messages = new ArrayList<>();
  private final Map<Key, E> entries = new HashMap<>();
  private String resumeToken = "";
  private boolean complete;
  private int received;
  private long bytes;
  private @Nullable Stream open;

  /** A peer in a network. */
  record Key(String network, String peer) {}

  Watcher(Hub.Agent agent) {
    this.agent = agent;
  }

  /** Opens a stream at a replica. */
  abstract void call(ServiceFixture service, String token, StreamObserver<R> out);

  abstract String token(R message);

  /** Does what a message says; false if that was so already: it may be repeated. */
  abstract boolean isNews(R message);

  abstract boolean isCheckpoint(R message);

  Hub.Agent agent() {
    return agent;
  }

  /** Goes on at a replica, or begins. */
  synchronized void open(ServiceFixture service) {
    if (resumeToken.isEmpty()) {
      entries.clear();
      complete = false;
    }
    var stream = new Stream();
    open = stream;
    stream.context.run(() -> call(service, resumeToken, stream));
  }

  /** Begins, and takes everything that is there. */
  void begin(ServiceFixture service) {
    open(service);
    await().atMost(LONGEST).until(this::isComplete);
  }

  /** Hangs up; what is on its way is not read. */
  synchronized void disconnect() {
    Optional.ofNullable(open).ifPresent(stream -> stream.context.cancel(null));
    open = null;
  }

  /** Hangs up and forgets everything. */
  synchronized void startOver() {
    disconnect();
    resumeToken = "";
    entries.clear();
  }

  synchronized String resumeToken() {
    return resumeToken;
  }

  /** Everything new told so far. */
  synchronized List<R> messages() {
    return List.copyOf(messages);
  }

  /** Everything new told since so many messages, checkpoints left out. */
  List<R> since(int count) {
    var all = messages();
    return all.subList(count, all.size()).stream().filter(m -> !isCheckpoint(m)).toList();
  }

  /** Messages that came, whether they were new or not. */
  synchronized int received() {
    return received;
  }

  /** The size of all of them, without what gRPC adds. */
  synchronized long bytes() {
    return bytes;
  }

  synchronized int count() {
    return messages.size();
  }

  /** What it was told, and not told to drop. */
  synchronized Map<Key, E> entries() {
    return Map.copyOf(entries);
  }

  /** What it was told of a peer in a network. */
  E entry(String network, String peer) {
    return requireNonNull(entries().get(new Key(network, peer)));
  }

  /** The peers it was told of, once for each network. */
  List<String> peers() {
    return entries().keySet().stream().map(Key::peer).sorted().toList();
  }

  /** How the present stream ended; null: completed. */
  @Nullable StatusRuntimeException end() {
    var stream = present();
    await().until(stream.end::isDone);
    return stream.end.join();
  }

  final boolean put(String network, String peer, E entry) {
    return !entry.equals(entries.put(new Key(network, peer), entry));
  }

  final boolean drop(String network, String peer) {
    return entries.remove(new Key(network, peer)) != null;
  }

  final boolean forget(String network) {
    entries.keySet().removeIf(key -> key.network().equals(network));
    return true;
  }

  final boolean snapshotEnded() {
    complete = true;
    return true;
  }

  private synchronized boolean isComplete() {
    return complete;
  }

  private synchronized Stream present() {
    return Optional.ofNullable(open).orElseThrow();
  }

  private synchronized void take(Stream stream, R message) {
    if (open != stream) {
      return;
    }
    received++;
    bytes += message.getSerializedSize();
    if (!token(message).isEmpty()) {
      resumeToken = token(message);
    }
    if (isNews(message)) {
      messages.add(message);
    }
  }

  private final class Stream implements StreamObserver<R> {
    private final Context.CancellableContext context = Context.current().withCancellation();
    private final CompletableFuture<@Nullable StatusRuntimeException> end =
        new CompletableFuture<>();

    @Override
    public void onNext(R message) {
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
