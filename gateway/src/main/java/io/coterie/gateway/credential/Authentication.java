package io.coterie.gateway.credential;

import static com.google.common.util.concurrent.MoreExecutors.directExecutor;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import io.coterie.auth.v1.AuthenticateRequest;
import io.coterie.auth.v1.AuthenticateResponse;
import io.coterie.auth.v1.IdentityServiceGrpc;
import io.coterie.gateway.error.Refusal;
import io.coterie.platform.failure.PlatformFailure.CredentialInvalid;
import io.coterie.platform.failure.PlatformFailure.DependencyDown;
import io.coterie.platform.rpc.RpcHeaders;
import io.coterie.platform.rpc.Statuses;
import io.grpc.Channel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks auth-service whom a credential stands for. Nothing is remembered from call to call. */
final class Authentication {
  private static final Logger LOG = LoggerFactory.getLogger(Authentication.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Channel auth;

  /**
   * @param auth reaches auth-service and proves the edge there
   */
  Authentication(Channel auth) {
    this.auth = auth;
  }

  /**
   * The signed identity of whom the token stands for. Fails with {@link StatusRuntimeException}:
   * auth-service's own refusal, or UNAVAILABLE when it can't say, so that a call never goes on as
   * nobody's.
   *
   * @param method what it was shown for, for the audit trail
   * @param executor runs what follows on the answer
   */
  ListenableFuture<String> identify(
      String token, String method, String edgeStamp, Executor executor) {
    var headers = new Metadata();
    headers.put(RpcHeaders.EDGE, edgeStamp);
    var answer =
        IdentityServiceGrpc.newFutureStub(auth)
            .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
            .withExecutor(executor)
            .withDeadlineAfter(PATIENCE.toNanos(), NANOSECONDS)
            .authenticate(
                AuthenticateRequest.newBuilder().setCredential(token).setMethod(method).build());
    return Futures.catching(
        Futures.transform(answer, AuthenticateResponse::getIdentity, directExecutor()),
        StatusRuntimeException.class,
        Authentication::refuse,
        directExecutor());
  }

  private static String refuse(StatusRuntimeException refused) {
    throw switch (refused.getStatus().getCode()) {
      case UNAUTHENTICATED, RESOURCE_EXHAUSTED -> Refusal.passedOn(refused);
      case INVALID_ARGUMENT -> Statuses.of(new CredentialInvalid());
      default -> {
        LOG.atWarn()
            .addKeyValue("status", refused.getStatus().getCode())
            .log("auth-service does not authenticate");
        yield Statuses.of(new DependencyDown("auth-service"));
      }
    };
  }
}
