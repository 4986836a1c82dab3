package io.coterie.network;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import io.coterie.platform.rpc.RpcHeaders;
import io.grpc.Metadata;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a refused call's client gets. */
record Refusal(Code code, String reason, Status status, Map<String, String> trailers) {
  /** Makes a call that must be refused. */
  static Refusal of(Runnable call) {
    var thrown = catchThrowableOfType(StatusRuntimeException.class, call::run);
    if (thrown == null) {
      throw new AssertionError("the call was not refused");
    }
    return of(thrown);
  }

  static Refusal of(StatusRuntimeException thrown) {
    var status = requireNonNull(StatusProto.fromThrowable(thrown));
    return new Refusal(
        thrown.getStatus().getCode(),
        unpack(status.getDetails(0), ErrorInfo.class).getReason(),
        status,
        trailers(requireNonNull(thrown.getTrailers())));
  }

  /** The fields at fault, in the order of the reply. */
  List<String> fields() {
    return status.getDetailsList().stream()
        .filter(detail -> detail.is(BadRequest.class))
        .flatMap(detail -> unpack(detail, BadRequest.class).getFieldViolationsList().stream())
        .map(BadRequest.FieldViolation::getField)
        .toList();
  }

  String metadata(String name) {
    return unpack(status.getDetails(0), ErrorInfo.class).getMetadataOrThrow(name);
  }

  /** All trailers but the call's id, byte for byte. */
  private static Map<String, String> trailers(Metadata trailers) {
    return trailers.keys().stream()
        .filter(name -> !name.equals(RpcHeaders.CALL_ID.name()))
        .collect(
            Collectors.toMap(
                name -> name, name -> text(trailers, name), (a, b) -> a, TreeMap::new));
  }

  private static String text(Metadata trailers, String name) {
    return name.endsWith(Metadata.BINARY_HEADER_SUFFIX)
        ? HexFormat.of()
            .formatHex(
                requireNonNull(
                    trailers.get(Metadata.Key.of(name, Metadata.BINARY_BYTE_MARSHALLER))))
        : String.valueOf(trailers.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER)));
  }

  private static <M extends Message> M unpack(Any detail, Class<M> type) {
    try {
      return detail.unpack(type);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }
}
