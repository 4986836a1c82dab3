package io.coterie.standalone.hub;

import com.google.protobuf.Descriptors.MethodDescriptor;
import io.grpc.ServiceDescriptor;
import io.grpc.protobuf.ProtoServiceDescriptorSupplier;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Every method that the edge shows, from the contracts: a new one is tested without anybody
 * thinking of it.
 */
public final class PublicMethods {
  private PublicMethods() {}

  public static Stream<MethodDescriptor> unary() {
    return all().filter(method -> !method.isServerStreaming() && !method.isClientStreaming());
  }

  public static Stream<MethodDescriptor> all() {
    return HubService.all().stream()
        .map(HubService::publicServices)
        .flatMap(List::stream)
        .flatMap(PublicMethods::methods);
  }

  private static Stream<MethodDescriptor> methods(ServiceDescriptor service) {
    var supplier =
        (ProtoServiceDescriptorSupplier) Objects.requireNonNull(service.getSchemaDescriptor());
    return supplier.getServiceDescriptor().getMethods().stream();
  }
}
