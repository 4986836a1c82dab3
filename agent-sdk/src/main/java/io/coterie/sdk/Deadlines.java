package io.coterie.sdk;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.MethodDescriptor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Gives every unary call without a deadline one. Streams live until somebody ends them. */
record Deadlines(Duration deadline) implements ClientInterceptor {
  @Override
  public <Q, R> ClientCall<Q, R> interceptCall(
      MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
    boolean bounded =
        options.getDeadline() != null || method.getType() != MethodDescriptor.MethodType.UNARY;
    return next.newCall(
        method,
        bounded ? options : options.withDeadlineAfter(deadline.toNanos(), TimeUnit.NANOSECONDS));
  }
}
