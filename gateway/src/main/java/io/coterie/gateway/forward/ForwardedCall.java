package io.coterie.gateway.forward;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.ListenableFuture;
import io.coterie.gateway.error.Refusal;
import io.coterie.platform.failure.PlatformFailure.DependencyDown;
import io.coterie.platform.rpc.Statuses;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import org.jspecify.annotations.Nullable;

/**
 * One call on its way through the edge. Messages, half-closes, cancellations and statuses pass in
 * both directions; a side that reads slowly stops the other one from being read, so that at most
 * {@value #WINDOW} messages wait here.
 *
 * <p>Not thread-safe: everything happens on the event loop of the client's connection.
 *
 * @param <Q> the request
 * @param <A> the response
 */
final class ForwardedCall<Q, A> extends ServerCall.Listener<Q> implements FutureCallback<Metadata> {
  private static final int WINDOW = 8;

  private final ServerCall<Q, A> client;
  private final ClientCall<Q, A> service;
  private final String serviceName;
  private final Reply reply;
  private final Metadata headers;

  private @Nullable ListenableFuture<Metadata> admission;
  private boolean admitted;
  private boolean over;

  /** What a unary call sends before it is admitted; a stream is not read until then. */
  private @Nullable Q early;

  private boolean halfClosed;
  private int questionsOwed;
  private int answersOwed;

  /**
   * @param headers the client's headers, as the service may see them
   */
  ForwardedCall(
      ServerCall<Q, A> client,
      ClientCall<Q, A> service,
      String serviceName,
      Reply reply,
      Metadata headers) {
    this.client = client;
    this.service = service;
    this.serviceName = serviceName;
    this.reply = reply;
    this.headers = headers;
  }

  /** To be called before anything else, with what will call back on the event loop. */
  void await(ListenableFuture<Metadata> admission) {
    this.admission = admission;
  }

  /** Ends the call from this side. */
  void end(StatusRuntimeException why) {
    if (!over) {
      over = true;
      abandon();
      close(why);
    }
  }

  @Override
  public void onSuccess(Metadata identity) {
    if (over) {
      return;
    }
    admitted = true;
    headers.merge(identity);
    service.start(new Answers(), headers);
    service.request(WINDOW);
    if (early != null) {
      service.sendMessage(early);
      early = null;
    }
    if (halfClosed) {
      service.halfClose();
    }
    client.request(WINDOW);
  }

  @Override
  public void onFailure(Throwable refused) {
    end(
        refused instanceof StatusRuntimeException status
            ? status
            : Statuses.of(new DependencyDown("auth-service")));
  }

  @Override
  public void onMessage(Q question) {
    if (!admitted) {
      early = question;
    } else if (!over) {
      service.sendMessage(question);
      questionsOwed++;
      payQuestions();
    }
  }

  @Override
  public void onHalfClose() {
    halfClosed = true;
    if (admitted && !over) {
      service.halfClose();
    }
  }

  @Override
  public void onCancel() {
    if (!over) {
      over = true;
      abandon();
    }
  }

  @Override
  public void onReady() {
    payAnswers();
  }

  private void close(StatusRuntimeException why) {
    client.close(Refusal.plain(why.getStatus()), reply.trailers(Refusal.trailers(why)));
  }

  private void abandon() {
    if (admitted) {
      service.cancel("the client is gone", null);
    } else if (admission != null) {
      admission.cancel(true);
    }
  }

  private void payQuestions() {
    if (questionsOwed > 0 && service.isReady()) {
      int owed = questionsOwed;
      questionsOwed = 0; // first: what is asked for may arrive within the call
      client.request(owed);
    }
  }

  private void payAnswers() {
    if (answersOwed > 0 && client.isReady()) {
      int owed = answersOwed;
      answersOwed = 0;
      service.request(owed);
    }
  }

  /** The service's side. */
  private final class Answers extends ClientCall.Listener<A> {
    @Override
    public void onHeaders(Metadata received) {
      if (!over) {
        client.sendHeaders(reply.headers(ForwardedHeaders.ofResponse(received)));
      }
    }

    @Override
    public void onMessage(A answer) {
      if (!over) {
        client.sendMessage(answer);
        answersOwed++;
        payAnswers();
      }
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
      if (over) {
        return;
      }
      over = true;
      if (Outage.isOne(status, trailers)) {
        close(Outage.refusal(status, serviceName));
      } else {
        client.close(Refusal.plain(status), reply.trailers(ForwardedHeaders.ofResponse(trailers)));
      }
    }

    @Override
    public void onReady() {
      payQuestions();
    }
  }
}
