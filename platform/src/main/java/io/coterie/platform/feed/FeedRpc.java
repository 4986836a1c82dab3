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
    var subscription = tail.open(request.getResumeToken(), Set.copyOf(request.getKindsList()));
    var outbound = new Outbound<>(out);
    Thread.ofVirtual()
        .name("read-feed")
        .start(Context.current().wrap(() -> stream(subscription, outbound)));
  }

  private static void stream(FeedSubscription subscription, Outbound<ReadFeedResponse> out) {
    try (subscription) {
      while (out.isOpen()) {
        if (out.awaitReady(READY_CHECK)) {
          out.send(FeedProto.response(subscription.next(CHECKPOINT)));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      out.fail(e);
    }
  }
}
