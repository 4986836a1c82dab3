package io.coterie.standalone.hub;

import io.coterie.sdk.ApiFailure;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Lets many clients do something in the same moment. */
public final class AtOnce {
  public static final int CLIENTS = 64;
  public static final String OK = "OK";

  private AtOnce() {}

  /** What came of each call: {@link #OK}, or the reason of the refusal, or its code without one. */
  public static List<String> outcomes(List<? extends Callable<?>> calls)
      throws InterruptedException, ExecutionException {
    return results(calls.stream().<Callable<String>>map(call -> () -> outcome(call)).toList());
  }

  public static <T> List<T> results(List<Callable<T>> calls)
      throws InterruptedException, ExecutionException {
    var start = new CyclicBarrier(calls.size());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<T>>();
      for (var call : calls) {
        running.add(
            threads.submit(() -> {
              start.await();
              return call.call();
            }));
      }
      var results = new ArrayList<T>();
      for (var one : running) {
        results.add(one.get());
      }
      return results;
    }
  }

  public static String outcome(Callable<?> call) throws Exception {
    try {
      call.call();
      return OK;
    } catch (StatusRuntimeException e) {
      var failure = ApiFailure.of(e);
      return failure.reason().orElse(failure.code().name());
    }
  }
}
