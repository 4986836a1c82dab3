package io.coterie.platform.rpc;

import static java.util.Objects.requireNonNull;

import io.grpc.BindableService;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import java.util.List;

/** A service of which only some methods are served here, the others elsewhere. */
public final class ServicePart implements BindableService {
  private final BindableService whole;
  private final List<MethodDescriptor<?, ?>> methods;

  public ServicePart(BindableService whole, MethodDescriptor<?, ?>... methods) {
    this.whole = whole;
    this.methods = List.of(methods);
  }

  @Override
  public ServerServiceDefinition bindService() {
    var all = whole.bindService();
    var contract = all.getServiceDescriptor();
    var part =
        ServiceDescriptor.newBuilder(contract.getName())
            .setSchemaDescriptor(contract.getSchemaDescriptor());
    methods.forEach(part::addMethod);
    var definition = ServerServiceDefinition.builder(part.build());
    methods.forEach(
        method -> definition.addMethod(requireNonNull(all.getMethod(method.getFullMethodName()))));
    return definition.build();
  }
}
