package io.coterie.gateway.error;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.TypeRegistry;
import com.google.protobuf.util.JsonFormat;
import com.google.rpc.ErrorDetailsProto;
import com.google.rpc.Status;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import io.grpc.Status.Code;

/** Renders {@code google.rpc.Status} as JSON, under the HTTP status that its code maps to. */
final class StatusJson {
  private static final JsonFormat.Printer PRINTER =
      JsonFormat.printer()
          .omittingInsignificantWhitespace()
          .usingTypeRegistry(
              TypeRegistry.newBuilder()
                  .add(ErrorDetailsProto.getDescriptor().getMessageTypes())
                  .build());

  private StatusJson() {}

  static AggregatedHttpResponse response(Status status) {
    return response(status, httpStatus(io.grpc.Status.fromCodeValue(status.getCode()).getCode()));
  }

  static AggregatedHttpResponse response(Status status, HttpStatus httpStatus) {
    return AggregatedHttpResponse.of(
        ResponseHeaders.builder(httpStatus).contentType(MediaType.JSON_UTF_8).build(),
        HttpData.ofUtf8(print(status)));
  }

  private static String print(Status status) {
    try {
      return PRINTER.print(status);
    } catch (InvalidProtocolBufferException e) {
      return printKnown(status);
    }
  }

  /** Without details of types that the edge does not know, which JSON can't show. */
  private static String printKnown(Status status) {
    var known = status.toBuilder().clearDetails();
    status.getDetailsList().stream().filter(StatusJson::isPrintable).forEach(known::addDetails);
    try {
      return PRINTER.print(known);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("each detail alone could be printed", e);
    }
  }

  private static boolean isPrintable(Any detail) {
    try {
      return !PRINTER.print(detail).isEmpty();
    } catch (InvalidProtocolBufferException e) {
      return false;
    }
  }

  /** As in the comments of {@code google/rpc/code.proto}. */
  static HttpStatus httpStatus(Code code) {
    return switch (code) {
      case OK -> HttpStatus.OK;
      case CANCELLED -> HttpStatus.valueOf(499);
      case INVALID_ARGUMENT, FAILED_PRECONDITION, OUT_OF_RANGE -> HttpStatus.BAD_REQUEST;
      case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
      case PERMISSION_DENIED -> HttpStatus.FORBIDDEN;
      case NOT_FOUND -> HttpStatus.NOT_FOUND;
      case ALREADY_EXISTS, ABORTED -> HttpStatus.CONFLICT;
      case RESOURCE_EXHAUSTED -> HttpStatus.TOO_MANY_REQUESTS;
      case DEADLINE_EXCEEDED -> HttpStatus.GATEWAY_TIMEOUT;
      case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
      case UNIMPLEMENTED -> HttpStatus.NOT_IMPLEMENTED;
      case UNKNOWN, INTERNAL, DATA_LOSS -> HttpStatus.INTERNAL_SERVER_ERROR;
    };
  }
}
