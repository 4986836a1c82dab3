package io.coterie.cli;

import com.google.protobuf.Any;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;

/** Refusals as a hub makes them. */
public final class Refusals {
  private Refusals() {}

  public static StatusRuntimeException of(Code code, String reason, String message) {
    return StatusProto.toStatusRuntimeException(status(code, reason, message).build());
  }

  /** With what is wrong with a field. */
  public static StatusRuntimeException of(
      Code code, String reason, String message, String field, String... problems) {
    var request = BadRequest.newBuilder();
    for (String problem : problems) {
      request.addFieldViolationsBuilder().setField(field).setDescription(problem);
    }
    return StatusProto.toStatusRuntimeException(
        status(code, reason, message).addDetails(Any.pack(request.build())).build());
  }

  private static Status.Builder status(Code code, String reason, String message) {
    return Status.newBuilder()
        .setCode(code.value())
        .setMessage(message)
        .addDetails(
            Any.pack(ErrorInfo.newBuilder().setDomain("coterie").setReason(reason).build()));
  }
}
