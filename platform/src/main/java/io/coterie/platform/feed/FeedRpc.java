package io.coterie.platform.feed;

import io.coterie.feed.v1.FeedServiceGrpc;
import io.coterie.feed.v1.ReadFeedRequest;
import io.coterie.feed.v1.ReadFeedResponse;
import io.grpc.Context;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;

/** Serves the own feed to other services. */
public final class FeedRpc extends FeedServiceGrpc.FeedServiceImplBase {
  private static final Duration CHECKPOINT = Duration.ofSeconds(10);
  private static final Duration READY_CHECK = Duration.ofSeconds(1);

  private final FeedTail tail;

  @Inject
  FeedRpc(FeedTail tail) {
    this.tail = tail;
  }

  @Override
  public void readFeed(ReadFeedRequest request, StreamObserver<ReadFeedResponse> out) {
    var subscription = open(request);
    var outbound = new Outbound<>(out);
    Thread.ofVirtual()
        .name("read-feed")
        .start(Context.current().wrap(() -> stream(subscription, outbound)));
  }

  private FeedSubscription open(ReadFeedRequest request) {
    var kinds = Set.copyOf(request.getKindsList());
    return request.getResumeToken().isEmpty() && request.hasSinceTime()
        ? tail.open(FeedProto.instant(request.getSinceTime()), kinds)
        : tail.open(request.getResumeToken(), kinds);
  }

  private static void stream(FeedSubscription subscription, Outbound<ReadFeedResponse> out) {
    // the first checkpoint at once, to tell the reader that it has caught up
    var patience = Duration.ZERO;
    try (subscription) {
      while (out.isOpen()) {
        if (out.awaitReady(READY_CHECK)) {
          var batch = subscription.next(patience);
          out.send(FeedProto.response(batch));
          if (batch.records().isEmpty()) {
            patience = CHECKPOINT;
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      out.fail(e);
    }
  }
}
