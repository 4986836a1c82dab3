package io.coterie.gateway.error;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.Status;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpHeaders;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.grpc.UnframedGrpcErrorHandler;
import io.coterie.platform.rpc.RpcHeaders;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Answers a JSON request whose call failed with {@code google.rpc.Status}. */
public final class JsonErrors implements UnframedGrpcErrorHandler {
  private static final String DETAILS = "grpc-status-details-bin";
  private static final String MESSAGE = "grpc-message";

  @Override
  public HttpResponse handle(
      ServiceRequestContext context, io.grpc.Status status, AggregatedHttpResponse response) {
    var trailers = response.trailers().isEmpty() ? response.headers() : response.trailers();
    var answer = StatusJson.response(proto(status, trailers));
    var callId = trailers.get(RpcHeaders.CALL_ID.name());
    return callId == null
        ? answer.toHttpResponse()
        : HttpResponse.of(
            answer.headers().toBuilder().set(RpcHeaders.CALL_ID.name(), callId).build(),
            answer.content());
  }

  private static Status proto(io.grpc.Status status, HttpHeaders trailers) {
    var details = trailers.get(DETAILS);
    if (details != null) {
      try {
        return Status.parseFrom(Base64.getDecoder().decode(details));
      } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
        return plain(status, trailers); // details that nobody can read are left out
      }
    }
    return plain(status, trailers);
  }

  private static Status plain(io.grpc.Status status, HttpHeaders trailers) {
    return Status.newBuilder()
        .setCode(status.getCode().value())
        .setMessage(decode(trailers.get(MESSAGE, "")))
        .build();
  }

  /** On the wire the message is percent-encoded, but a plus is a plus. */
  private static String decode(String message) {
    try {
      return URLDecoder.decode(message.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return message;
    }
  }
}
