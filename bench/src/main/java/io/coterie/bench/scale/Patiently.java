package io.coterie.bench.scale;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.function.Supplier;

/**
 * Calls again what a machine that others use, too, kept from being answered in time: an hour's
 * measurement must not end with that. How often is reported.
 */
final class Patiently {
  private static final int MOST = 20;
  private static int repeats;

  private Patiently() {}

  static <T> T call(Supplier<T> call) {
    for (int tries = 1; ; tries++) {
      try {
        return call.get();
      } catch (StatusRuntimeException e) {
        var code = e.getStatus().getCode();
        if (tries == MOST
            || (code != Status.Code.UNAVAILABLE && code != Status.Code.DEADLINE_EXCEEDED)) {
          throw e;
        }
        repeats++;
      }
    }
  }

  /** How many calls had to be made again so far. */
  static int repeats() {
    return repeats;
  }
}
