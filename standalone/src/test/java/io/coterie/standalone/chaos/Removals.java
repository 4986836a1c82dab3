package io.coterie.standalone.chaos;

import io.coterie.registry.v1.ResolveRequest;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks, after each removal that was acknowledged, whether it holds everywhere. Thread-safe. */
final class Removals {
  private static final int TIMES = 3;

  private final List<Replica> replicas;
  private final AtomicInteger removals = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger unanswered = new AtomicInteger();
  private final Queue<String> succeeded = new ConcurrentLinkedQueue<>();

  Removals(List<Replica> replicas) {
    this.replicas = replicas;
  }

  /** Both directions, at every replica. */
  void check(String network, Agent removed, Agent other) {
    removals.incrementAndGet();
    for (int i = 0; i < TIMES; i++) {
      for (var replica : replicas) {
        resolve(replica, network, removed, other);
        resolve(replica, network, other, removed);
      }
    }
  }

  private void resolve(Replica replica, String network, Agent source, Agent target) {
    var request = ResolveRequest.newBuilder().setTarget(target.id()).setNetwork(network).build();
    try {
      succeeded.add(source.calls().at(replica).resolver().resolve(request).toString());
    } catch (StatusRuntimeException e) {
      (Persistent.isNoAnswer(e) ? unanswered : refused).incrementAndGet();
    }
  }

  int count() {
    return removals.get();
  }

  List<String> succeeded() {
    return List.copyOf(succeeded);
  }

  int refused() {
    return refused.get();
  }

  @Override
  public String toString() {
    return "%d removals; resolves after them: %d refused, %d without an answer, %d succeeded"
        .formatted(removals.get(), refused.get(), unanswered.get(), succeeded.size());
  }
}
