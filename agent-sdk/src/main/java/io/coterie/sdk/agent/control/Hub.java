package io.coterie.sdk.agent.control;

import io.coterie.sdk.ApiFailure;
import io.coterie.sdk.CoterieClient;
import io.coterie.sdk.node.NodeSession;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A hub, called as a node: refusals become exceptions that are checked, and a token that has ended
 * is replaced before the next call.
 */
final class Hub {
  private final NodeSession session;

  Hub(NodeSession session) {
    this.session = session;
  }

  <T> T call(Function<CoterieClient, T> call) throws IOException {
    try {
      return call.apply(session.client());
    } catch (StatusRuntimeException e) {
      throw failure(e);
    }
  }

  /** Follows a watch until it ends; interrupting the thread ends it too. */
  <M> void follow(Function<CoterieClient, Iterator<M>> watch, Consumer<M> listener)
      throws IOException, InterruptedException {
    var cancellable = Context.current().withCancellation();
    var previous = cancellable.attach();
    try {
      watch.apply(session.client()).forEachRemaining(listener);
    } catch (StatusRuntimeException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      throw ApiFailure.of(e).is("RESUME_TOKEN_EXPIRED")
          ? new ResumeRefusedException(e)
          : failure(e);
    } finally {
      cancellable.detach(previous);
      cancellable.cancel(null);
    }
  }

  /** Takes it in that a call was refused which did not tell its caller. */
  void refused(Throwable why) {
    if (Status.fromThrowable(why).getCode() == Status.Code.UNAUTHENTICATED) {
      session.renew();
    }
  }

  private IOException failure(StatusRuntimeException refusal) {
    refused(refusal);
    return new IOException(refusal.getMessage(), refusal);
  }
}
