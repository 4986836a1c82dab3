package io.coterie.gateway.edge;

import com.google.api.AnnotationsProto;
import com.google.api.HttpRule;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodOptions;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceOptions;
import com.google.protobuf.Descriptors;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.rpc.ErrorDetailsProto;
import com.google.rpc.LocalizedMessage;
import io.coterie.options.v1.Options;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServiceDescriptor;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import io.grpc.protobuf.ProtoServiceDescriptorSupplier;
import io.grpc.protobuf.ProtoUtils;
import java.util.List;

/**
 * A contract with every kind of method, built by hand: {@code Echo} is public but for {@code
 * Inner}, {@code Backstage} is internal. Everything takes and gives texts.
 */
final class EchoContract {
  private static final String PACKAGE = "coterie.testing.v1";
  private static final FileDescriptor FILE = file();

  static final MethodDescriptor<LocalizedMessage, LocalizedMessage> SAY =
      method("Echo", "Say", MethodType.UNARY);
  static final MethodDescriptor<LocalizedMessage, LocalizedMessage> INNER =
      method("Echo", "Inner", MethodType.UNARY);
  static final MethodDescriptor<LocalizedMessage, LocalizedMessage> WATCH =
      method("Echo", "Watch", MethodType.SERVER_STREAMING);
  static final MethodDescriptor<LocalizedMessage, LocalizedMessage> COLLECT =
      method("Echo", "Collect", MethodType.CLIENT_STREAMING);
  static final MethodDescriptor<LocalizedMessage, LocalizedMessage> CHAT =
      method("Echo", "Chat", MethodType.BIDI_STREAMING);
  static final MethodDescriptor<LocalizedMessage, LocalizedMessage> WHISPER =
      method("Backstage", "Whisper", MethodType.UNARY);

  static final ServiceDescriptor ECHO = service("Echo", List.of(SAY, INNER, WATCH, COLLECT, CHAT));
  static final ServiceDescriptor BACKSTAGE = service("Backstage", List.of(WHISPER));

  private EchoContract() {}

  /** The one message there is. */
  static LocalizedMessage text(String text) {
    return LocalizedMessage.newBuilder().setMessage(text).build();
  }

  private static FileDescriptor file() {
    var echo =
        ServiceDescriptorProto.newBuilder()
            .setName("Echo")
            .addMethod(declare("Say", false, false, http("/v1/echo", "/v1/echo/{message}")))
            .addMethod(
                declare("Inner", false, false, internal(http("/v1/inner", "/v1/inner/{message}"))))
            .addMethod(declare("Watch", false, true, MethodOptions.getDefaultInstance()))
            .addMethod(declare("Collect", true, false, MethodOptions.getDefaultInstance()))
            .addMethod(declare("Chat", true, true, MethodOptions.getDefaultInstance()));
    var backstage =
        ServiceDescriptorProto.newBuilder()
            .setName("Backstage")
            .setOptions(ServiceOptions.newBuilder().setExtension(Options.internalService, true))
            .addMethod(
                declare("Whisper", false, false, http("/v1/whisper", "/v1/whisper/{message}")));
    var proto =
        FileDescriptorProto.newBuilder()
            .setName("coterie/testing/v1/echo.proto")
            .setPackage(PACKAGE)
            .setSyntax("proto3")
            .addDependency(ErrorDetailsProto.getDescriptor().getName())
            .addDependency(AnnotationsProto.getDescriptor().getName())
            .addDependency(Options.getDescriptor().getName())
            .addService(echo)
            .addService(backstage)
            .build();
    try {
      return FileDescriptor.buildFrom(
          proto,
          new FileDescriptor[] {
            ErrorDetailsProto.getDescriptor(),
            AnnotationsProto.getDescriptor(),
            Options.getDescriptor()
          });
    } catch (DescriptorValidationException e) {
      throw new AssertionError(e);
    }
  }

  private static MethodOptions http(String post, String get) {
    return MethodOptions.newBuilder()
        .setExtension(
            AnnotationsProto.http,
            HttpRule.newBuilder()
                .setPost(post)
                .setBody("*")
                .addAdditionalBindings(HttpRule.newBuilder().setGet(get))
                .build())
        .build();
  }

  private static MethodOptions internal(MethodOptions options) {
    return options.toBuilder().setExtension(Options.internalMethod, true).build();
  }

  private static MethodDescriptorProto declare(
      String name, boolean clientStreams, boolean serverStreams, MethodOptions options) {
    return MethodDescriptorProto.newBuilder()
        .setName(name)
        .setInputType(".google.rpc.LocalizedMessage")
        .setOutputType(".google.rpc.LocalizedMessage")
        .setClientStreaming(clientStreams)
        .setServerStreaming(serverStreams)
        .setOptions(options)
        .build();
  }

  private static MethodDescriptor<LocalizedMessage, LocalizedMessage> method(
      String service, String name, MethodType type) {
    var texts = ProtoUtils.marshaller(LocalizedMessage.getDefaultInstance());
    return MethodDescriptor.<LocalizedMessage, LocalizedMessage>newBuilder(texts, texts)
        .setFullMethodName(MethodDescriptor.generateFullMethodName(PACKAGE + "." + service, name))
        .setType(type)
        .setSchemaDescriptor(new Schema(service, name))
        .build();
  }

  private static ServiceDescriptor service(
      String name, List<MethodDescriptor<LocalizedMessage, LocalizedMessage>> methods) {
    var service =
        ServiceDescriptor.newBuilder(PACKAGE + "." + name)
            .setSchemaDescriptor(new Schema(name, ""));
    methods.forEach(service::addMethod);
    return service.build();
  }

  private record Schema(String service, String method)
      implements ProtoMethodDescriptorSupplier, ProtoServiceDescriptorSupplier {
    @Override
    public FileDescriptor getFileDescriptor() {
      return FILE;
    }

    @Override
    public Descriptors.ServiceDescriptor getServiceDescriptor() {
      return FILE.findServiceByName(service);
    }

    @Override
    public Descriptors.MethodDescriptor getMethodDescriptor() {
      return getServiceDescriptor().findMethodByName(method);
    }
  }
}
