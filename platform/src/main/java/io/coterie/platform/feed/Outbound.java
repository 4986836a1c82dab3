package io.coterie.platform.feed;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The client's side of a server stream: sends only what the transport takes, and knows when the
 * client has gone. Sending is for one thread.
 */
public final class Outbound<R> {
  private final ServerCallStreamObserver<R> observer;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** To be made before the RPC method returns: gRPC takes the handlers only until then. */
  public Outbound(StreamObserver<R> observer) {
    this.observer = (ServerCallStreamObserver<R>) observer;
    this.observer.setOnReadyHandler(this::signal);
    this.observer.setOnCancelHandler(this::signal);
  }

  public boolean isOpen() {
    return !observer.isCancelled();
  }

  /**
   * Waits until the transport takes more, or the client has gone, or time is up; whether it takes
   * more.
   */
  public boolean awaitReady(Duration timeout) throws InterruptedException {
    long left = timeout.toNanos();
    lock.lockInterruptibly();
    try {
      while (!observer.isReady() && isOpen() && left > 0) {
        left = changed.awaitNanos(left);
      }
      return observer.isReady() && isOpen();
    } finally {
      lock.unlock();
    }
  }

  public void send(R message) {
    observer.onNext(message);
  }

  public void complete() {
    observer.onCompleted();
  }

  /** Ends the stream; the chain of interceptors makes a status of it. */
  public void fail(Exception e) {
    if (isOpen()) {
      observer.onError(e);
    }
  }

  private void signal() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
