package io.coterie.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** Runs calls at the same time. Refusals are fine, faults are not. */
final class Together {
  private final List<Callable<Boolean>> work = new ArrayList<>();

  void call(Runnable call) {
    work.add(() -> tried(call));
  }

  /** How many were not refused. */
  int run() throws Exception {
    int succeeded = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(work)) {
        succeeded += done.get() ? 1 : 0;
      }
    }
    return succeeded;
  }

  static boolean tried(Runnable call) {
    try {
      call.run();
      return true;
    } catch (StatusRuntimeException e) {
      assertThat(e.getStatus().getCode()).isNotIn(Code.INTERNAL, Code.UNKNOWN, Code.UNAVAILABLE);
      return false;
    }
  }
}
