package io.coterie.platform.rpc;

import build.buf.protovalidate.Validator;
import build.buf.protovalidate.exceptions.ValidationException;
import build.buf.validate.FieldPath;
import com.google.protobuf.Message;
import io.coterie.platform.failure.Failure.FieldProblem;
import io.coterie.platform.failure.PlatformFailure.FieldsInvalid;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Refuses a request that breaks its contract's rules, naming every field at fault; never repeats a
 * value, which may be a secret.
 */
final class ValidationInterceptor implements ServerInterceptor {
  private final Validator validator;

  @Inject
  ValidationInterceptor(Validator validator) {
    this.validator = validator;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
      @Override
      public void onMessage(Q message) {
        var problems = problems((Message) message);
        if (!problems.isEmpty()) {
          throw new FieldsInvalid(problems).exception();
        }
        super.onMessage(message);
      }
    };
  }

  private List<FieldProblem> problems(Message message) {
    // first, as the validator can't compare values that are none
    var problems = Values.problems(message);
    return problems.isEmpty() ? broken(message) : problems;
  }

  private List<FieldProblem> broken(Message message) {
    try {
      return validator.validate(message).getViolations().stream()
          .map(violation -> violation.toProto())
          .map(violation -> new FieldProblem(path(violation.getField()), violation.getMessage()))
          .toList();
    } catch (ValidationException e) {
      throw new IllegalStateException("a contract's rule can't be evaluated", e);
    }
  }

  private static String path(FieldPath path) {
    return path.getElementsCount() == 0
        ? "(request)"
        : path.getElementsList().stream()
            .map(element ->
                element.getFieldName() + (element.hasIndex() ? "[" + element.getIndex() + "]" : ""))
            .collect(Collectors.joining("."));
  }
}
