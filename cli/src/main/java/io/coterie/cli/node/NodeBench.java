package io.coterie.cli.node;

import io.coterie.cli.agent.Measurement;
import io.coterie.cli.agent.Paths;
import io.coterie.cli.agent.PortConverter;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import java.io.IOException;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures streams to a node. */
@Command(
    name = "bench",
    description =
        "Measures streams to a node that was started with --bench: round trips of small messages,"
            + " and bytes each way.",
    footer = {
      "Example:",
      "  coterie node start web --bench",
      "  coterie node bench web --as laptop"
    })
final class NodeBench extends ActingCommand {
  @Parameters(paramLabel = "NAME", description = "The node, by hostname, address or id.")
  private String target = "";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      converter = PortConverter.class,
      defaultValue = "5201",
      description = "Its port for measurements (default: 5201).")
  private int port;

  @Option(
      names = "--time",
      paramLabel = "TIME",
      defaultValue = "3s",
      description = "How long to send each way (default: 3s).")
  private Duration time = Duration.ofSeconds(3);

  NodeBench(Invocation invocation) {
    super(invocation);
  }

  @Override
  Reply execute(Acting acting) throws IOException, InterruptedException {
    var agent = acting.present();
    try {
      var node = acting.control().resolver().resolve(target).node();
      invocation().progress("measuring " + target);
      var result = Measurement.take(agent, target, port, time);
      var path = Paths.to(agent, node);
      var json = result.json();
      path.ifPresent(p -> Paths.describe(json, p));
      return Reply.local(
          json, result.text() + path.map(p -> "\nway         " + Paths.text(p)).orElse(""));
    } catch (IOException e) {
      throw Reaching.explain(e, target, acting);
    }
  }
}
