package io.coterie.gateway.forward;

import static com.google.common.util.concurrent.MoreExecutors.directExecutor;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.google.common.util.concurrent.Futures;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.coterie.gateway.connection.SourceAddresses;
import io.coterie.gateway.credential.Admission;
import io.coterie.gateway.error.Protocol;
import io.coterie.platform.identity.EdgeStamp;
import io.grpc.CallOptions;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Serves the public methods of the backends by passing every call on. */
public final class Forwarding {
  private final Admission admission;
  private final SourceAddresses sources;
  private final OpenStreams streams;
  private final RelayTunnels tunnels;

  @Inject
  public Forwarding(
      Admission admission, SourceAddresses sources, OpenStreams streams, RelayTunnels tunnels) {
    this.admission = admission;
    this.sources = sources;
    this.streams = streams;
    this.tunnels = tunnels;
  }

  /** The public part of every backend. */
  public List<ServerServiceDefinition> services(List<Backend> backends) {
    return backends.stream()
        .flatMap(backend ->
            backend.services().stream()
                .flatMap(service -> PublicPart.of(service).stream())
                .map(service -> definition(service, backend)))
        .toList();
  }

  private ServerServiceDefinition definition(ServiceDescriptor service, Backend backend) {
    var definition = ServerServiceDefinition.builder(service);
    service.getMethods().forEach(method -> add(definition, method, backend));
    return definition.build();
  }

  private <Q, A> void add(
      ServerServiceDefinition.Builder definition, MethodDescriptor<Q, A> method, Backend backend) {
    definition.addMethod(
        method,
        (call, headers) ->
            forward(tunnels.of(method, headers).orElse(backend), method, call, headers));
  }

  private <Q, A> ServerCall.Listener<Q> forward(
      Backend backend, MethodDescriptor<Q, A> method, ServerCall<Q, A> call, Metadata headers) {
    var context = ServiceRequestContext.current();
    var stamp = new EdgeStamp(sources.of(context), UUID.randomUUID().toString());
    var forwarded =
        new ForwardedCall<>(
            call,
            backend.channel().newCall(method, options(context)),
            backend.name(),
            new Reply(stamp.callId(), Protocol.of(context.request().headers())),
            ForwardedHeaders.ofRequest(headers));
    if (!method.getType().clientSendsOneMessage() || !method.getType().serverSendsOneMessage()) {
      streams.add(context, forwarded);
    }
    var name = Objects.requireNonNull(method.getBareMethodName());
    var admitted = admission.admit(headers, name, stamp, context.eventLoop());
    forwarded.await(admitted);
    Futures.addCallback(admitted, forwarded, directExecutor());
    return forwarded;
  }

  private static CallOptions options(ServiceRequestContext context) {
    var options = CallOptions.DEFAULT.withExecutor(context.eventLoop());
    long timeout = context.requestTimeoutMillis();
    return timeout > 0 ? options.withDeadlineAfter(timeout, MILLISECONDS) : options;
  }
}
