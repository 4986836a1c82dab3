package io.coterie.standalone.matrix;

import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import io.coterie.auth.v1.AccountServiceGrpc;
import io.coterie.options.v1.Options;
import io.grpc.protobuf.ProtoServiceDescriptorSupplier;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Every method of every service in the contracts, served or not. */
final class Contracts {
  private static final String STUBS = "Grpc.class";

  private Contracts() {}

  static List<MethodDescriptor> methods() {
    return services().stream().flatMap(service -> service.getMethods().stream()).toList();
  }

  static boolean isInternal(MethodDescriptor method) {
    return method.getService().getOptions().getExtension(Options.internalService)
        || method.getOptions().getExtension(Options.internalMethod);
  }

  private static List<ServiceDescriptor> services() {
    try {
      var place =
          Path.of(
              AccountServiceGrpc.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(place)) {
        return servicesUnder(place);
      }
      try (FileSystem jar =
          FileSystems.newFileSystem(URI.create("jar:" + place.toUri()), Map.of())) {
        return servicesUnder(jar.getPath("/"));
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("the contracts can't be read", e);
    }
  }

  private static List<ServiceDescriptor> servicesUnder(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root.resolve("io/coterie"))) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(name -> name.endsWith(STUBS))
          .sorted()
          .map(Contracts::service)
          .toList();
    }
  }

  private static ServiceDescriptor service(String file) {
    var name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
    try {
      var descriptor =
          (io.grpc.ServiceDescriptor)
              Class.forName(name).getMethod("getServiceDescriptor").invoke(null);
      var schema = Objects.requireNonNull(descriptor).getSchemaDescriptor();
      return ((ProtoServiceDescriptorSupplier) Objects.requireNonNull(schema))
          .getServiceDescriptor();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no stubs: " + name, e);
    }
  }
}
