package io.coterie.gateway.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import com.linecorp.armeria.common.grpc.GrpcJsonMarshaller;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;

/**
 * Protobuf's JSON mapping, with unknown fields refused: a misspelt field must not be taken for an
 * absent one.
 */
final class StrictJson implements GrpcJsonMarshaller {
  private static final JsonFormat.Parser PARSER = JsonFormat.parser();
  private static final JsonFormat.Printer PRINTER =
      JsonFormat.printer().omittingInsignificantWhitespace();

  @Override
  public <T> void serializeMessage(Marshaller<T> marshaller, T message, OutputStream out)
      throws IOException {
    out.write(PRINTER.print((Message) message).getBytes(UTF_8));
  }

  @Override
  public <T> T deserializeMessage(Marshaller<T> marshaller, InputStream in) throws IOException {
    if (marshaller instanceof PrototypeMarshaller<T> typed
        && typed.getMessagePrototype() instanceof Message prototype) {
      var builder = prototype.newBuilderForType();
      PARSER.merge(new InputStreamReader(in, UTF_8), builder);
      return marshaller.parse(builder.build().toByteString().newInput());
    }
    throw new IllegalStateException("only protobuf messages have a JSON form");
  }
}
