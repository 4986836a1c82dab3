package io.coterie.gateway.edge;

import static org.awaitility.Awaitility.await;

import com.google.rpc.LocalizedMessage;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Remembers what a stream answered, and how it ended. */
final class Recorder implements StreamObserver<LocalizedMessage> {
  final List<String> texts = new CopyOnWriteArrayList<>();
  volatile @Nullable Status ended;

  /** How it ended; the test fails if it does not end. */
  Status end() {
    await().until(() -> ended != null);
    return Objects.requireNonNull(ended);
  }

  @Override
  public void onNext(LocalizedMessage text) {
    texts.add(text.getMessage());
  }

  @Override
  public void onError(Throwable failure) {
    ended = Status.fromThrowable(failure);
  }

  @Override
  public void onCompleted() {
    ended = Status.OK;
  }

  /** For calls that ask for messages one by one. */
  ClientCall.Listener<LocalizedMessage> listener() {
    return new ClientCall.Listener<>() {
      @Override
      public void onMessage(LocalizedMessage text) {
        onNext(text);
      }

      @Override
      public void onClose(Status status, Metadata trailers) {
        ended = status;
      }
    };
  }
}
