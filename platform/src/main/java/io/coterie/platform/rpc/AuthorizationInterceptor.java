package io.coterie.platform.rpc;

import io.coterie.platform.call.Call;
import io.coterie.platform.failure.PlatformFailure.CallerNotAllowed;
import io.coterie.platform.failure.PlatformFailure.CredentialInvalid;
import io.coterie.platform.failure.PlatformFailure.ScopeMissing;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import jakarta.inject.Inject;
import java.util.stream.Collectors;

/** Lets through whom the method's line in the table names, with a token that may be used for it. */
final class AuthorizationInterceptor implements ServerInterceptor {
  private final MethodTable table;

  @Inject
  AuthorizationInterceptor(MethodTable table) {
    this.table = table;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    var rule =
        table
            .rule(call.getMethodDescriptor())
            .orElseThrow(() ->
                new IllegalStateException(
                    "no line for " + call.getMethodDescriptor().getFullMethodName()));
    var kind = CallerKind.of(Call.current().caller());
    if (!rule.callers().contains(kind)) {
      throw kind == CallerKind.ANONYMOUS
          ? new CredentialInvalid().exception()
          : new CallerNotAllowed(words(rule)).exception();
    }
    rule.scope()
        .filter(scope -> !Call.current().caller().scopes().include(scope))
        .ifPresent(scope -> {
          throw new ScopeMissing(scope).exception();
        });
    return next.startCall(call, headers);
  }

  private static String words(MethodRule rule) {
    return rule.callers().stream()
        .filter(kind -> kind != CallerKind.ANONYMOUS)
        .sorted()
        .map(CallerKind::words)
        .collect(Collectors.joining(" or "));
  }
}
