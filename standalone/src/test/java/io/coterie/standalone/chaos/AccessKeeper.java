package io.coterie.standalone.chaos;

import io.coterie.network.v1.AccessEntry;
import io.coterie.network.v1.WatchAccessRequest;
import io.coterie.network.v1.WatchAccessResponse;
import io.coterie.sdk.ApiFailure;
import io.grpc.Context;
import io.grpc.Context.CancellableContext;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Keeps who may reach an agent, over as many streams as it takes: whatever ends one, the next goes
 * on where it was. A thread of its own.
 */
final class AccessKeeper implements AutoCloseable {
  private final Agent agent;
  private final Random random;
  private final Map<Key, AccessEntry> entries = new HashMap<>();
  private String resumeToken = "";
  private volatile boolean closed;
  private volatile Optional<CancellableContext> open = Optional.empty();

  /** A source in a network. */
  record Key(String network, String source) {}

  AccessKeeper(Agent agent, long seed) {
    this.agent = agent;
    this.random = new Random(seed);
    Thread.ofVirtual().start(this::keep);
  }

  Agent agent() {
    return agent;
  }

  synchronized Map<Key, AccessEntry> entries() {
    return Map.copyOf(entries);
  }

  /** Cuts it off; it comes back by itself. */
  void disconnect() {
    open.ifPresent(call -> call.cancel(null));
  }

  private void keep() {
    while (!closed) {
      try (var call = Context.current().withCancellation()) {
        open = Optional.of(call);
        call.run(this::read);
      } catch (StatusRuntimeException e) {
        if (ApiFailure.of(e).reason().filter("RESUME_TOKEN_EXPIRED"::equals).isPresent()) {
          startOver();
        } else if (e.getStatus().getCode() != Status.Code.CANCELLED) {
          Persistent.pause();
        }
      }
    }
  }

  private void read() {
    var request = WatchAccessRequest.newBuilder().setResumeToken(begin()).build();
    agent.calls().any(random).access().watchAccess(request).forEachRemaining(this::take);
  }

  private synchronized String begin() {
    if (resumeToken.isEmpty()) {
      entries.clear(); // a snapshot that was cut off is told anew
    }
    return resumeToken;
  }

  private synchronized void startOver() {
    resumeToken = "";
  }

  private synchronized void take(WatchAccessResponse message) {
    if (!message.getResumeToken().isEmpty()) {
      resumeToken = message.getResumeToken();
    }
    switch (message.getEventCase()) {
      case ENTRY -> {
        var entry = message.getEntry();
        entries.put(new Key(entry.getNetwork(), entry.getSourceNode()), entry);
      }
      case REMOVED -> {
        var removed = message.getRemoved();
        entries.remove(new Key(removed.getNetwork(), removed.getSourceNode()));
      }
      case FORGOTTEN ->
          entries
              .keySet()
              .removeIf(key -> key.network().equals(message.getForgotten().getNetwork()));
      case OPENNESS, SNAPSHOT_END, CHECKPOINT -> {}
      case EVENT_NOT_SET -> throw new IllegalStateException("a message that says nothing");
    }
  }

  @Override
  public void close() {
    closed = true;
    disconnect();
  }
}
