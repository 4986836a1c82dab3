package io.coterie.platform.feed;

import io.coterie.platform.db.Transactions;
import io.grpc.Context;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Serves watch streams: a snapshot and its end, or from a resume token on; then changes, with a
 * checkpoint when nothing is told for a while. Memory is bounded: a client that reads too slowly is
 * told to come again.
 */
public final class Watches {
  private final FeedTail tail;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public Watches(FeedTail tail, Transactions transactions, Clock clock) {
    this.tail = tail;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Starts to serve; to be called from the RPC method, on its thread. The stream goes on after it
   * returned.
   *
   * @param resumeToken what the client sent; empty: with a snapshot
   * @throws io.coterie.platform.failure.FailureException RESUME_TOKEN_EXPIRED, FIELD_INVALID
   */
  public <R> void serve(StreamObserver<R> out, String resumeToken, Watch<R> watch) {
    var outbound = new Outbound<>(out);
    var opening = resumeToken.isEmpty() ? snapshot(watch) : new Opening<R>(List.of(), resumeToken);
    var stream =
        new WatchStream<>(
            outbound, watch, tail.subscribe(watch.filter(), opening.resumeToken()), clock);
    Thread.ofVirtual()
        .name("watch")
        .start(Context.current().wrap(() -> stream.run(opening.messages())));
  }

  private <R> Opening<R> snapshot(Watch<R> watch) {
    return transactions.snapshot(db -> {
      var token = tail.resumeToken(db);
      var messages = new ArrayList<R>(watch.snapshot(db));
      messages.add(watch.snapshotEnd(token));
      return new Opening<R>(List.copyOf(messages), token);
    });
  }

  /** What is sent before the first change. */
  private record Opening<R>(List<R> messages, String resumeToken) {}
}
