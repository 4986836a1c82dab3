package io.coterie.gateway.edge;

import io.grpc.BindableService;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.InternalServer;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Server reflection, v1 and v1alpha, over the services that the edge serves. gRPC's implementation
 * asks the server in the call's context for its services; here that is a list.
 */
final class Reflection implements ServerInterceptor {
  private final Listed services;

  private Reflection(List<ServerServiceDefinition> services) {
    this.services = new Listed(services);
  }

  /** Both versions, describing the given services and themselves. */
  static List<ServerServiceDefinition> over(List<ServerServiceDefinition> services) {
    var own =
        Stream.of(ProtoReflectionServiceV1.newInstance(), alpha())
            .map(BindableService::bindService)
            .toList();
    var reflection = new Reflection(Stream.concat(services.stream(), own.stream()).toList());
    return own.stream().map(service -> ServerInterceptors.intercept(service, reflection)).toList();
  }

  @SuppressWarnings("deprecation") // many installed grpcurls still ask for v1alpha only
  private static BindableService alpha() {
    return io.grpc.protobuf.services.ProtoReflectionService.newInstance();
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    var context = Context.current().withValue(InternalServer.SERVER_CONTEXT_KEY, services);
    return Contexts.interceptCall(context, call, headers, next);
  }

  /** A server that only knows what it serves. */
  private static final class Listed extends Server {
    private final List<ServerServiceDefinition> services;

    Listed(List<ServerServiceDefinition> services) {
      this.services = services;
    }

    @Override
    public List<ServerServiceDefinition> getServices() {
      return services;
    }

    @Override
    public List<ServerServiceDefinition> getImmutableServices() {
      return services;
    }

    @Override
    public List<ServerServiceDefinition> getMutableServices() {
      return List.of();
    }

    @Override
    public Server start() {
      return this;
    }

    @Override
    public Server shutdown() {
      return this;
    }

    @Override
    public Server shutdownNow() {
      return this;
    }

    @Override
    public boolean isShutdown() {
      return false;
    }

    @Override
    public boolean isTerminated() {
      return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      return false;
    }

    @Override
    public void awaitTermination() {}
  }
}
