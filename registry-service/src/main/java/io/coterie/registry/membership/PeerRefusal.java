package io.coterie.registry.membership;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.Map;
import java.util.Optional;

/** Another service's no, so that it is known that nothing happened there. */
public record PeerRefusal(String reason, String message, Map<String, String> metadata) {
  public PeerRefusal {
    metadata = Map.copyOf(metadata);
  }

  /** What an error says; empty if it is no refusal, but a failure to answer. */
  public static Optional<PeerRefusal> of(StatusRuntimeException thrown) {
    return switch (thrown.getStatus().getCode()) {
      case NOT_FOUND,
          ALREADY_EXISTS,
          FAILED_PRECONDITION,
          RESOURCE_EXHAUSTED,
          PERMISSION_DENIED,
          INVALID_ARGUMENT ->
          info(thrown)
              .map(info ->
                  new PeerRefusal(
                      info.getReason(),
                      Optional.ofNullable(thrown.getStatus().getDescription()).orElse(""),
                      info.getMetadataMap()));
      default -> Optional.empty();
    };
  }

  /** The reason that an error gives, whatever its code; empty if it gives none. */
  static String reason(StatusRuntimeException thrown) {
    return info(thrown).map(ErrorInfo::getReason).orElse("");
  }

  private static Optional<ErrorInfo> info(StatusRuntimeException thrown) {
    var status = StatusProto.fromThrowable(thrown);
    if (status != null) {
      for (var detail : status.getDetailsList()) {
        if (detail.is(ErrorInfo.class)) {
          try {
            return Optional.of(detail.unpack(ErrorInfo.class));
          } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("services send error details", e);
          }
        }
      }
    }
    return Optional.empty();
  }
}
