package io.coterie.gateway.error;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.rpc.Code;
import com.google.rpc.Status;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.CancellationException;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.RequestTimeoutException;
import com.linecorp.armeria.server.ServerErrorHandler;
import com.linecorp.armeria.server.ServiceConfig;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.coterie.gateway.error.EdgeFailure.Plain;
import io.coterie.gateway.error.EdgeFailure.TooLarge;
import io.coterie.platform.failure.Failure;
import io.coterie.platform.rpc.Statuses;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Answers what fails before or beside a call: unknown paths, bad requests, faults. A gRPC client is
 * answered in gRPC, anybody else in JSON.
 */
public final class HttpErrors implements ServerErrorHandler {
  private final Faults faults;

  public HttpErrors(Faults faults) {
    this.faults = faults;
  }

  @Override
  public HttpResponse onServiceException(ServiceRequestContext context, Throwable cause) {
    if (cause instanceof CancellationException && !(cause instanceof RequestTimeoutException)) {
      return HttpResponse.ofFailure(cause); // nobody is there to read it
    }
    return respond(context.request().headers(), Refusal.proto(faults.describe(cause)))
        .toHttpResponse();
  }

  @Override
  public AggregatedHttpResponse renderStatus(
      @Nullable ServiceRequestContext context,
      ServiceConfig config,
      @Nullable RequestHeaders headers,
      HttpStatus status,
      @Nullable String description,
      @Nullable Throwable cause) {
    if (status.isContentAlwaysEmpty()) {
      return AggregatedHttpResponse.of(ResponseHeaders.of(status));
    }
    // what fails before there is a service is a request that could not be decoded
    var told =
        status.equals(HttpStatus.INTERNAL_SERVER_ERROR)
                && (context == null || cause instanceof IllegalArgumentException)
            ? HttpStatus.BAD_REQUEST
            : status;
    return Protocol.of(headers) == Protocol.GRPC
        ? grpc(headers, grpcStatus(told))
        : StatusJson.response(jsonStatus(told), told);
  }

  private static AggregatedHttpResponse respond(RequestHeaders headers, Status status) {
    return Protocol.of(headers) == Protocol.GRPC
        ? grpc(headers, status)
        : StatusJson.response(status);
  }

  private Status grpcStatus(HttpStatus status) {
    return status.equals(HttpStatus.NOT_FOUND)
        ? Refusal.proto(
            Code.UNIMPLEMENTED, "there is no such method: see the documentation, or reflection")
        : jsonStatus(status);
  }

  private Status jsonStatus(HttpStatus status) {
    return switch (status.code()) {
      case 404 -> of(new Plain(EdgeReason.PATH_UNKNOWN));
      case 405 -> Refusal.proto(Code.UNIMPLEMENTED, "this path is not for this HTTP method");
      case 408 -> Refusal.proto(Faults.deadlinePassed());
      case 413 -> of(new TooLarge(faults.limit()));
      case 503 -> of(new Plain(EdgeReason.HUB_STOPPING));
      default ->
          status.isClientError()
              ? of(new Plain(EdgeReason.REQUEST_UNREADABLE))
              : Refusal.proto(Code.INTERNAL, "the hub failed: try again");
    };
  }

  private static Status of(Failure failure) {
    return Refusal.proto(Statuses.of(failure));
  }

  /** Trailers only: the status stands in the headers. */
  private static AggregatedHttpResponse grpc(@Nullable RequestHeaders headers, Status status) {
    var type = headers == null ? null : headers.contentType();
    var response =
        ResponseHeaders.builder(HttpStatus.OK)
            .contentType(type == null ? MediaType.parse("application/grpc") : type)
            .add("grpc-status", Integer.toString(status.getCode()))
            .add("grpc-message", encode(status.getMessage()));
    if (status.getDetailsCount() > 0) {
      response.add(
          "grpc-status-details-bin",
          Base64.getEncoder().withoutPadding().encodeToString(status.toByteArray()));
    }
    return AggregatedHttpResponse.of(response.build(), HttpData.empty());
  }

  /** Percent-encoding as gRPC wants it (gRPC over HTTP/2, Responses). */
  private static String encode(String message) {
    var encoded = new StringBuilder();
    for (byte b : message.getBytes(UTF_8)) {
      if (b < ' ' || b > '~' || b == '%') {
        encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      } else {
        encoded.append((char) b);
      }
    }
    return encoded.toString();
  }
}
