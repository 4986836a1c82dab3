package io.coterie.cli;

import com.google.gson.JsonObject;
import io.coterie.cli.command.CliCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** Prints a script that teaches a shell the commands. */
@Command(
    name = "completion",
    description = "Prints a completion script for bash and zsh.",
    footer = {"Example:", "  source <(coterie completion)"})
final class CompletionCommand extends CliCommand {
  CompletionCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute() {
    String script =
        AutoComplete.bash(
            "coterie", CoterieMain.commandLine(invocation().environment(), List.of()));
    var data = new JsonObject();
    data.addProperty("script", script);
    return Reply.local(data, script);
  }
}
