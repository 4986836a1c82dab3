package io.coterie.cli.command;

import io.coterie.cli.terminal.StopSignal;
import io.grpc.Context;
import io.grpc.Context.CancellableContext;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Reads a stream until it ends, or somebody stops the command. */
public final class Watching {
  private Watching() {}

  /**
   * Shows what comes.
   *
   * @throws StatusRuntimeException when the hub ends it with a refusal
   */
  public static <R> void untilStopped(
      StopSignal stop, Supplier<Iterator<R>> stream, Consumer<R> show) {
    CancellableContext call = Context.current().withCancellation();
    stop.onRequest(() -> call.cancel(null));
    Context before = call.attach();
    try {
      Iterator<R> messages = stream.get();
      while (messages.hasNext()) {
        show.accept(messages.next());
      }
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.CANCELLED) {
        throw e;
      }
    } finally {
      call.detach(before);
      call.cancel(null);
    }
  }
}
