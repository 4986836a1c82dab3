package io.coterie.cli.node;

import io.coterie.cli.agent.PortConverter;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds out why a node does not reach another. */
@Command(
    name = "doctor",
    description = {
      "Examines how a node is connected: hub, relays, UDP, NAT; and what is between it and another"
          + " node: policy, presence, path.",
      "Says what to do about what is wrong; exit code 1 when something is."
    },
    footer = {
      "Example:",
      "  coterie node doctor",
      "  coterie node doctor web --port 80 --as laptop"
    })
final class NodeDoctor extends ActingCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "The node that is to be reached, by hostname, address or id.")
  private Optional<String> target = Optional.empty();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      converter = PortConverter.OrZero.class,
      defaultValue = "0",
      description = "The port that is to be reached there (default: any).")
  private int port;

  NodeDoctor(Invocation invocation) {
    super(invocation);
  }

  @Override
  Reply execute(Acting acting) throws IOException, InterruptedException {
    var findings = new Findings();
    findings.ok("hub", "%s knows node %s".formatted(acting.hub().address(), acting.name()));
    new NetworkExamination(acting, findings).run();
    if (target.isPresent()) {
      new PeerExamination(acting, findings, target.get(), port).run();
    }
    return findings.reply();
  }
}
