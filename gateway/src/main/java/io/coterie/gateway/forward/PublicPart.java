package io.coterie.gateway.forward;

import com.google.protobuf.Descriptors;
import io.coterie.options.v1.Options;
import io.grpc.MethodDescriptor;
import io.grpc.ServiceDescriptor;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import io.grpc.protobuf.ProtoServiceDescriptorSupplier;
import java.util.Optional;

/**
 * What of a service the public may call: everything that its contract does not mark as internal. A
 * service whose contract is not at hand is refused, since nothing says that it is public.
 */
final class PublicPart {
  private PublicPart() {}

  /**
   * The service without its internal methods; empty if nothing is left.
   *
   * @throws IllegalArgumentException if the service or a method comes without its descriptor
   */
  static Optional<ServiceDescriptor> of(ServiceDescriptor service) {
    if (contract(service).getOptions().getExtension(Options.internalService)) {
      return Optional.empty();
    }
    var methods = service.getMethods().stream().filter(PublicPart::isPublic).toList();
    if (methods.isEmpty()) {
      return Optional.empty();
    }
    var part =
        ServiceDescriptor.newBuilder(service.getName())
            .setSchemaDescriptor(service.getSchemaDescriptor());
    methods.forEach(part::addMethod);
    return Optional.of(part.build());
  }

  private static Descriptors.ServiceDescriptor contract(ServiceDescriptor service) {
    if (service.getSchemaDescriptor() instanceof ProtoServiceDescriptorSupplier supplier) {
      return supplier.getServiceDescriptor();
    }
    throw new IllegalArgumentException(service.getName() + " has no contract");
  }

  private static boolean isPublic(MethodDescriptor<?, ?> method) {
    if (method.getSchemaDescriptor() instanceof ProtoMethodDescriptorSupplier supplier) {
      return !supplier.getMethodDescriptor().getOptions().getExtension(Options.internalMethod);
    }
    throw new IllegalArgumentException(method.getFullMethodName() + " has no contract");
  }
}
