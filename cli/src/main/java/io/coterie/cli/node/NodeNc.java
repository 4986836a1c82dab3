package io.coterie.cli.node;

import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.CliFailure;
import io.coterie.cli.output.Reply;
import io.coterie.sdk.agent.session.AgentStream;
import io.coterie.sdk.agent.session.Listener;
import io.grpc.Status.Code;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Standard input and output at the end of a stream. */
@Command(
    name = "nc",
    description = {
      "Joins standard input and output to a stream to a port of a node; with -l, to the first"
          + " stream that comes to a port of this one.",
      "The end of the input ends that direction only; the command ends when both have."
    },
    footer = {
      "Example:",
      "  coterie node nc -l 9 --as web > received",
      "  coterie node nc web 9 --as laptop < file"
    })
final class NodeNc extends ActingCommand {
  private static final int HIGHEST = 65_535;

  @Parameters(
      paramLabel = "NAME PORT",
      arity = "1..2",
      description = "The node, by hostname, address or id, and its port; with -l the port alone.")
  private List<String> words = List.of();

  @Option(
      names = {"-l", "--listen"},
      description = "Wait for somebody to dial the port of this node.")
  private boolean listen;

  @Spec private CommandSpec spec = CommandSpec.create();

  private volatile boolean stopped;

  NodeNc(Invocation invocation) {
    super(invocation);
  }

  @Override
  Reply execute(Acting acting) throws IOException, InterruptedException {
    if (words.size() != (listen ? 1 : 2)) {
      throw new ParameterException(
          spec.commandLine(), listen ? "-l takes a port and no node" : "it takes NAME and PORT");
    }
    int port = port(words.getLast());
    try (var stream = listen ? accept(acting, port) : dial(acting, words.getFirst(), port)) {
      new Talk(invocation().environment(), stream).run();
    } catch (IOException e) {
      if (!stopped) {
        throw new CliFailure(
            Code.ABORTED,
            "STREAM_CUT",
            String.valueOf(e.getMessage()),
            "what came so far is not all");
      }
    }
    return Reply.PRINTED;
  }

  private AgentStream accept(Acting acting, int port) throws IOException, InterruptedException {
    try (var listener = acting.agent().listen(port)) {
      invocation().environment().stop().onRequest(() -> stop(listener));
      acting.present();
      invocation().progress("node %s waits on port %d".formatted(acting.name(), port));
      var stream = listener.accept();
      invocation().progress("%s is here".formatted(stream.peer()));
      return stream;
    }
  }

  private void stop(Listener listener) {
    stopped = true;
    listener.close();
  }

  private static AgentStream dial(Acting acting, String target, int port)
      throws InterruptedException {
    try {
      return acting.present().dial(target, port);
    } catch (IOException e) {
      throw Reaching.explain(e, target, acting);
    }
  }

  private int port(String word) {
    try {
      int port = Integer.parseInt(word);
      if (port > 0 && port <= HIGHEST) {
        return port;
      }
    } catch (NumberFormatException _) {
      // said below
    }
    throw new ParameterException(spec.commandLine(), "PORT is a number from 1 to 65535");
  }
}
