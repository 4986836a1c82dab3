package io.coterie.cli.agent;

import io.coterie.sdk.agent.Agent;
import io.coterie.sdk.agent.bridge.BridgeFailure;
import io.coterie.sdk.agent.bridge.Forward;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * {@code [IP:]PORT=NODE:PORT}: which TCP port of this machine leads to which port of a node.
 *
 * @param local of this machine; port 0: any that is free
 */
public record ForwardSpec(InetSocketAddress local, String node, int port) {
  static ForwardSpec parse(String text) {
    String[] parts = text.split("=", 2);
    if (parts.length != 2) {
      throw new IllegalArgumentException("there is no '='");
    }
    var local = HostPort.parse(parts[0], 0);
    var target = HostPort.parse(parts[1], 1);
    if (target.host().isEmpty()) {
      throw new IllegalArgumentException("it names no node");
    }
    var address =
        local.host().isEmpty()
            ? InetAddress.getLoopbackAddress()
            : InetAddress.ofLiteral(local.host());
    return new ForwardSpec(
        new InetSocketAddress(address, local.port()), target.host(), target.port());
  }

  Forward open(Agent agent, Consumer<BridgeFailure> failures) throws IOException {
    return Forward.start(agent, local, node, port, failures);
  }

  /** For the parser. */
  public static final class Converter implements ITypeConverter<ForwardSpec> {
    @Override
    public ForwardSpec convert(String text) {
      try {
        return parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(
            "'%s' is not like 8080=agent-b:80 (TCP port here=port of a node): %s"
                .formatted(text, e.getMessage()));
      }
    }
  }
}
