package io.coterie.cli.agent;

import io.coterie.cli.output.CliFailure;
import io.coterie.sdk.agent.Agent;
import io.coterie.sdk.agent.bridge.BridgeFailure;
import io.coterie.sdk.agent.bridge.Expose;
import io.coterie.sdk.agent.bridge.Forward;
import io.coterie.sdk.agent.bridge.Traffic;
import io.grpc.Status.Code;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What a running node does for others and for this machine. */
public final class Services {
  @Option(
      names = "--expose",
      paramLabel = "PORT=HOST:PORT",
      converter = ExposeSpec.Converter.class,
      description =
          "Lead a port of the node to a TCP server, for those that policies and trust let in, as in"
              + " 80=localhost:3000; repeat it for more.")
  private List<ExposeSpec> exposed = List.of();

  @Option(
      names = "--forward",
      paramLabel = "PORT=NODE:PORT",
      converter = ForwardSpec.Converter.class,
      description =
          "Lead a TCP port of this machine to a port of a node, as in 8080=agent-b:80; on 127.0.0.1"
              + " unless an IP is in front of the port; repeat it for more.")
  private List<ForwardSpec> forwarded = List.of();

  @Option(
      names = "--bench",
      arity = "0..1",
      paramLabel = "PORT",
      converter = PortConverter.OrZero.class,
      defaultValue = "0",
      fallbackValue = "5201",
      description = "Let others measure with: coterie node bench NAME, on this port (5201).")
  private int bench;

  /** Those that are open. Closing it closes all of them. */
  public static final class Opened implements AutoCloseable {
    private final List<String> told = new ArrayList<>();
    private final List<Traffic> traffic = new ArrayList<>();
    private final List<Closing> closings = new ArrayList<>();

    private interface Closing {
      void close() throws IOException;
    }

    private void add(String what, Closing closing) {
      told.add(what);
      closings.add(closing);
    }

    /** Each in a few words. */
    public List<String> told() {
      return List.copyOf(told);
    }

    int connections() {
      return traffic.stream().mapToInt(Traffic::open).sum();
    }

    long bytes() {
      return traffic.stream()
          .flatMap(t -> Stream.of(t.bytesToPeers(), t.bytesFromPeers()))
          .mapToLong(Long::longValue)
          .sum();
    }

    @Override
    public void close() throws IOException {
      for (var closing : closings) {
        closing.close();
      }
    }
  }

  /**
   * Opens all of them, or none.
   *
   * @param failures is told of connections that come to nothing
   */
  public Opened open(Agent agent, Consumer<BridgeFailure> failures) throws IOException {
    var opened = new Opened();
    try {
      for (var spec : exposed) {
        Expose expose = spec.open(agent, failures);
        opened.traffic.add(expose.traffic());
        opened.add(
            "port %d leads to %s:%d".formatted(spec.port(), spec.host(), spec.serverPort()),
            expose::close);
      }
      for (var spec : forwarded) {
        Forward forward = spec.open(agent, failures);
        opened.traffic.add(forward.traffic());
        opened.add(
            "%s leads to %s:%d".formatted(Paths.text(forward.address()), spec.node(), spec.port()),
            forward::close);
      }
      if (bench != 0) {
        opened.add(
            "port %d answers measurements".formatted(bench),
            BenchService.start(agent, bench)::close);
      }
      return opened;
    } catch (IOException e) {
      opened.close();
      throw new CliFailure(
          Code.FAILED_PRECONDITION,
          "PORT_TAKEN",
          String.valueOf(e.getMessage()),
          "take another port");
    }
  }
}
