package io.coterie.cli.server;

import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.CliFailure;
import io.grpc.Status.Code;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Waits until a hub is ready, telling what it does, or says why it can't start. */
record ServerStart(Invocation invocation, HubHome home, StartLog log, Process process) {
  private static final int POLL_MILLIS = 200;
  private static final int PROGRESS_EVERY = 25;
  private static final int LONGEST_POLLS = 180_000 / POLL_MILLIS;

  /** Where it is reached then. */
  StartLog.Places await() throws IOException, InterruptedException {
    int told = 0;
    for (int poll = 1; poll <= LONGEST_POLLS; poll++) {
      boolean ended = process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
      Optional<StartLog.Places> places = log.places();
      if (places.isPresent()) {
        return places.get();
      }
      if (ended) {
        throw failure(Code.FAILED_PRECONDITION, reason());
      }
      List<String> steps = log.steps();
      steps.stream().skip(told).forEach(step -> invocation.progress("coterie: " + step));
      if (steps.size() == told && poll % PROGRESS_EVERY == 0) {
        invocation.progress("coterie: still starting, %d s".formatted(poll * POLL_MILLIS / 1000));
      }
      told = steps.size();
    }
    process.destroy();
    throw failure(Code.DEADLINE_EXCEEDED, "the hub did not get ready in time");
  }

  private String reason() throws IOException {
    List<String> reasons = log.reasons();
    return reasons.isEmpty() ? "the hub ended while it started" : String.join("; ", reasons);
  }

  private CliFailure failure(Code code, String message) {
    return new CliFailure(code, "HUB_NOT_STARTED", message, "its log is " + home.log());
  }
}
