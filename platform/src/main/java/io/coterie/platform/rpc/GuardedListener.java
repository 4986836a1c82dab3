package io.coterie.platform.rpc;

import io.grpc.ServerCall;

/** A listener whose every callback runs inside something: a catch, a context, a log scope. */
final class GuardedListener<Q> extends ServerCall.Listener<Q> {
  private final ServerCall.Listener<Q> next;
  private final Guard guard;

  GuardedListener(ServerCall.Listener<Q> next, Guard guard) {
    this.next = next;
    this.guard = guard;
  }

  @Override
  public void onMessage(Q message) {
    guard.run(() -> next.onMessage(message));
  }

  @Override
  public void onHalfClose() {
    guard.run(next::onHalfClose);
  }

  @Override
  public void onCancel() {
    guard.run(next::onCancel);
  }

  @Override
  public void onComplete() {
    guard.run(next::onComplete);
  }

  @Override
  public void onReady() {
    guard.run(next::onReady);
  }

  /** What callbacks run inside of. */
  interface Guard {
    void run(Runnable callback);
  }
}
