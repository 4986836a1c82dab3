package io.coterie.cli.node;

import io.coterie.cli.agent.PathOptions;
import io.coterie.cli.command.CliCommand;
import io.coterie.cli.command.HubChoice;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.command.Refusal;
import io.coterie.cli.output.CliFailure;
import io.coterie.cli.output.Reply;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that is a node while it runs. */
abstract class ActingCommand extends CliCommand {
  @Option(
      names = "--as",
      paramLabel = "NAME",
      converter = NodeName.Converter.class,
      description =
          "As this node, made here with: coterie node create NAME; it must not be running. Not"
              + " needed where only one is here.")
  private Optional<NodeName> name = Optional.empty();

  @Mixin private PathOptions paths = new PathOptions();

  ActingCommand(Invocation invocation) {
    super(invocation);
  }

  abstract Reply execute(Acting acting) throws IOException, InterruptedException;

  @Override
  protected final Reply execute() throws IOException, InterruptedException {
    NodeFolder folder = folder();
    var choice = HubChoice.of(invocation(), folder.present().hub());
    try (var hub = choice.open(); // its credential is for what only people may ask
        var acting = new Acting(invocation(), hub, folder, AgentStart.shortly(paths))) {
      return execute(acting);
    } catch (StatusRuntimeException e) {
      throw Refusal.explain(e, choice.address());
    }
  }

  private NodeFolder folder() throws IOException {
    var working = invocation().environment().folder();
    if (name.isPresent()) {
      return NodeFolder.of(working, name.get());
    }
    List<NodeFolder> here = NodeFolder.list(working);
    if (here.size() == 1) {
      return here.getFirst();
    }
    if (here.isEmpty()) {
      throw new CliFailure(
          Code.NOT_FOUND,
          "NODE_NOT_HERE",
          "there is no node in " + working,
          "make one with: coterie node create NAME");
    }
    throw new CliFailure(
        Code.INVALID_ARGUMENT,
        "NODE_AMBIGUOUS",
        "there are several nodes here: "
            + here.stream().map(f -> f.name().text()).collect(Collectors.joining(", ")),
        "say which one to act as with --as NAME");
  }
}
