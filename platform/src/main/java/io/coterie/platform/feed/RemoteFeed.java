package io.coterie.platform.feed;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import io.coterie.feed.v1.FeedServiceGrpc;
import io.coterie.feed.v1.ReadFeedRequest;
import io.coterie.feed.v1.ReadFeedResponse;
import io.coterie.platform.failure.PlatformFailure;
import io.coterie.platform.failure.PlatformReason;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.BlockingClientCall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Another service's feed, read over gRPC. The channel adds this service's identity. */
public final class RemoteFeed implements FeedSource {
  /** Much longer than a server is ever silent. */
  public static final Duration LONGEST_SILENCE = Duration.ofSeconds(45);

  private final String service;
  private final Channel channel;

  /**
   * Makes one.
   *
   * @param service whose feed it is, for errors, e.g. {@code registry-service}
   */
  public RemoteFeed(String service, Channel channel) {
    this.service = service;
    this.channel = channel;
  }

  @Override
  public FeedStream open(String resumeToken, Set<String> kinds) {
    var request =
        ReadFeedRequest.newBuilder().setResumeToken(resumeToken).addAllKinds(kinds).build();
    return new Stream(FeedServiceGrpc.newBlockingV2Stub(channel).readFeed(request), resumeToken);
  }

  /**
   * Starts to read from a time on: every retained change that is not older comes, and maybe some
   * that are. Of a reader that waits for longer than {@link #LONGEST_SILENCE} at a time, an empty
   * batch is always the other side's word that there was nothing new: silence fails.
   *
   * @param kinds which kinds of objects; empty: all
   */
  public FeedStream open(Instant since, Set<String> kinds) {
    var request =
        ReadFeedRequest.newBuilder()
            .setSinceTime(FeedProto.timestamp(since))
            .addAllKinds(kinds)
            .build();
    return new Stream(FeedServiceGrpc.newBlockingV2Stub(channel).readFeed(request), "");
  }

  private final class Stream implements FeedStream {
    private final BlockingClientCall<?, ReadFeedResponse> call;
    private Duration silence = Duration.ZERO;
    private String position;

    Stream(BlockingClientCall<?, ReadFeedResponse> call, String position) {
      this.call = call;
      this.position = position;
    }

    @Override
    public FeedBatch next(Duration timeout) throws InterruptedException {
      try {
        var response = call.read(timeout.toNanos(), TimeUnit.NANOSECONDS);
        if (response == null) {
          throw down();
        }
        silence = Duration.ZERO;
        position = response.getResumeToken();
        return new FeedBatch(FeedProto.records(response), position);
      } catch (TimeoutException _) {
        silence = silence.plus(timeout);
        if (silence.compareTo(LONGEST_SILENCE) > 0) {
          throw down();
        }
        return new FeedBatch(List.of(), position);
      } catch (StatusException e) {
        throw failure(e);
      }
    }

    @Override
    public void close() {
      call.cancel("read no further", null);
    }
  }

  private RuntimeException failure(StatusException e) {
    if (reason(e).equals(PlatformReason.RESUME_TOKEN_EXPIRED.name())) {
      return new PlatformFailure.Plain(PlatformReason.RESUME_TOKEN_EXPIRED).exception();
    }
    if (e.getStatus().getCode() == Status.Code.UNAVAILABLE) {
      return down();
    }
    return new IllegalStateException("the feed of " + service + " ended", e);
  }

  private RuntimeException down() {
    return new PlatformFailure.DependencyDown(service).exception();
  }

  private static String reason(StatusException e) {
    var status = StatusProto.fromThrowable(e);
    if (status == null) {
      return "";
    }
    return status.getDetailsList().stream()
        .filter(detail -> detail.is(ErrorInfo.class))
        .map(RemoteFeed::unpack)
        .map(ErrorInfo::getReason)
        .findFirst()
        .orElse("");
  }

  private static ErrorInfo unpack(Any detail) {
    try {
      return detail.unpack(ErrorInfo.class);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("an error detail that can't be read", e);
    }
  }
}
