package io.coterie.platform.rpc;

import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.QuotaFailure;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import io.coterie.platform.failure.Failure;
import io.coterie.platform.failure.FailureException;
import io.coterie.platform.failure.PlatformFailure.DependencyDown;
import io.coterie.platform.failure.PlatformFailure.QuotaExceeded;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one mapping from what went wrong to a gRPC status with {@code google.rpc} details (AIP-193).
 */
public final class Statuses {
  /** The domain of every {@code ErrorInfo}. */
  public static final String DOMAIN = "coterie";

  private static final Logger LOG = LoggerFactory.getLogger(Statuses.class);

  private Statuses() {}

  /**
   * The status of whatever was thrown; what nobody expected is logged here, once, and told to
   * nobody.
   */
  static StatusRuntimeException of(Throwable thrown) {
    return expected(thrown)
        .orElseGet(() -> {
          LOG.atError().setCause(thrown).log("unexpected failure");
          return StatusProto.toStatusRuntimeException(
              Status.newBuilder()
                  .setCode(Code.INTERNAL_VALUE)
                  .setMessage("an internal error: report it with the call id")
                  .addDetails(
                      Any.pack(
                          ErrorInfo.newBuilder().setDomain(DOMAIN).setReason("INTERNAL").build()))
                  .build());
        });
  }

  private static Optional<StatusRuntimeException> expected(Throwable thrown) {
    for (var cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof FailureException failure) {
        return Optional.of(of(failure.failure()));
      }
      if (cause instanceof StatusRuntimeException status) {
        return Optional.of(fromService(status));
      }
      if (cause instanceof SQLTransientException
          || (cause instanceof SQLException sql && isDatabaseGone(sql))) {
        LOG.atWarn().addKeyValue("cause", cause.getMessage()).log("database does not answer");
        return Optional.of(of(new DependencyDown("the database")));
      }
    }
    return Optional.empty();
  }

  /**
   * SQLSTATE class 08 (connection), 57P (shut down, starting up), 53 (resources), and the statement
   * timeout.
   */
  private static boolean isDatabaseGone(SQLException thrown) {
    var state = thrown.getSQLState();
    return state != null
        && (state.startsWith("08")
            || state.startsWith("57P")
            || state.startsWith("53")
            || state.equals("57014"));
  }

  /**
   * Another service's answer goes on as it is when it is about the request, and is a dependency's
   * fault otherwise.
   */
  private static StatusRuntimeException fromService(StatusRuntimeException answer) {
    return switch (answer.getStatus().getCode()) {
      case NOT_FOUND, FAILED_PRECONDITION, ALREADY_EXISTS, ABORTED, RESOURCE_EXHAUSTED ->
          withoutTrailers(answer);
      case CANCELLED -> answer;
      default -> {
        LOG.atWarn()
            .addKeyValue("status", answer.getStatus())
            .log("another service does not answer");
        yield of(new DependencyDown("another service"));
      }
    };
  }

  private static StatusRuntimeException withoutTrailers(StatusRuntimeException answer) {
    var proto = StatusProto.fromThrowable(answer);
    return proto == null ? answer : StatusProto.toStatusRuntimeException(proto);
  }

  /** A failure's status. */
  public static StatusRuntimeException of(Failure failure) {
    var status =
        Status.newBuilder()
            .setCode(Code.valueOf(failure.reason().kind().status()).getNumber())
            .setMessage(failure.message())
            .addDetails(
                pack(
                    ErrorInfo.newBuilder()
                        .setDomain(DOMAIN)
                        .setReason(failure.reason().name())
                        .putAllMetadata(failure.metadata())
                        .build()));
    if (!failure.fields().isEmpty()) {
      var fields = BadRequest.newBuilder();
      failure
          .fields()
          .forEach(f ->
              fields
                  .addFieldViolationsBuilder()
                  .setField(f.field())
                  .setDescription(f.description()));
      status.addDetails(pack(fields.build()));
    }
    if (failure instanceof QuotaExceeded quota) {
      status.addDetails(pack(violation(quota)));
    }
    failure
        .retryAfter()
        .ifPresent(delay ->
            status.addDetails(
                pack(
                    RetryInfo.newBuilder()
                        .setRetryDelay(
                            Duration.newBuilder()
                                .setSeconds(delay.getSeconds())
                                .setNanos(delay.getNano()))
                        .build())));
    return StatusProto.toStatusRuntimeException(status.build());
  }

  private static QuotaFailure violation(QuotaExceeded quota) {
    return QuotaFailure.newBuilder()
        .addViolations(
            QuotaFailure.Violation.newBuilder()
                .setSubject(quota.subject())
                .setDescription(quota.message()))
        .build();
  }

  private static Any pack(Message detail) {
    return Any.pack(detail);
  }
}
