package io.coterie.cli.audit;

import io.coterie.auth.v1.AuditEvent;
import io.coterie.auth.v1.AuditFilter;
import io.coterie.auth.v1.WatchAuditEventsRequest;
import io.coterie.auth.v1.WatchAuditEventsResponse;
import io.coterie.cli.command.Hub;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.command.Watching;
import io.coterie.cli.output.Reply;
import io.coterie.cli.terminal.StopSignal;
import io.coterie.sdk.ApiFailure;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Prints events as they come. When the hub goes away it goes on where it was, once it is back. */
final class AuditFollow {
  private static final int ATTEMPTS = 30;
  private static final long PAUSE_SECONDS = 1;

  private final Hub hub;
  private final Invocation invocation;
  private final EventText text;
  private String resumeToken = "";
  private int failures;

  AuditFollow(Hub hub, Invocation invocation, EventText text) {
    this.hub = hub;
    this.invocation = invocation;
    this.text = text;
  }

  void run(AuditFilter filter, int backlog) throws InterruptedException {
    StopSignal stop = invocation.environment().stop();
    var request = WatchAuditEventsRequest.newBuilder().setFilter(filter).setBacklog(backlog);
    boolean again = true;
    while (again) {
      again = false;
      try {
        Watching.untilStopped(
            stop,
            () ->
                hub.client().audit().watchAuditEvents(request.setResumeToken(resumeToken).build()),
            this::take);
      } catch (StatusRuntimeException e) {
        if (!passing(e)) {
          throw e;
        }
        again = !stoppedWhilePausing(stop);
      }
    }
  }

  private void take(WatchAuditEventsResponse message) {
    failures = 0;
    resumeToken = message.getResumeToken();
    if (message.hasEvent()) {
      AuditEvent event = message.getEvent();
      invocation.print(Reply.of(event, () -> text.line(event)));
    }
  }

  /** It began well, and what ended it may be over soon. */
  private boolean passing(StatusRuntimeException end) {
    ApiFailure failure = ApiFailure.of(end);
    boolean temporary = failure.code() == Code.UNAVAILABLE || failure.is("WATCH_TOO_SLOW");
    return temporary && !resumeToken.isEmpty() && ++failures <= ATTEMPTS;
  }

  private static boolean stoppedWhilePausing(StopSignal stop) throws InterruptedException {
    var stopped = new CountDownLatch(1);
    stop.onRequest(stopped::countDown);
    return stopped.await(PAUSE_SECONDS, TimeUnit.SECONDS);
  }
}
