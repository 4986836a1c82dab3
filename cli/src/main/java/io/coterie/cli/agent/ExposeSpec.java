package io.coterie.cli.agent;

import io.coterie.sdk.agent.Agent;
import io.coterie.sdk.agent.bridge.BridgeFailure;
import io.coterie.sdk.agent.bridge.Expose;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code PORT=HOST:PORT}: which port of the node leads to which TCP server. */
public record ExposeSpec(int port, String host, int serverPort) {
  static ExposeSpec parse(String text) {
    String[] parts = text.split("=", 2);
    var server = HostPort.parse(parts[parts.length - 1], 1);
    int port = HostPort.parse(parts[0], 1).port();
    return new ExposeSpec(
        port, server.host().isEmpty() ? "localhost" : server.host(), server.port());
  }

  Expose open(Agent agent, Consumer<BridgeFailure> failures) throws IOException {
    return Expose.start(
        agent, port, InetSocketAddress.createUnresolved(host, serverPort), failures);
  }

  @Override
  public String toString() {
    return port + "=" + host + ":" + serverPort;
  }

  /** For the parser. */
  public static final class Converter implements ITypeConverter<ExposeSpec> {
    @Override
    public ExposeSpec convert(String text) {
      try {
        return parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(
            "'%s' is not like 80=localhost:3000 (port of the node=TCP server): %s"
                .formatted(text, e.getMessage()));
      }
    }
  }
}
