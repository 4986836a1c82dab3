package io.coterie.cli;

import com.google.gson.JsonObject;
import io.coterie.cli.command.CliCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.command.Version;
import io.coterie.cli.output.Reply;
import picocli.CommandLine.Command;

/** Says which version this is. */
@Command(
    name = "version",
    description = "Says which version this is.",
    footer = {"Example:", "  coterie version"})
final class VersionCommand extends CliCommand {
  VersionCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute() {
    var data = new JsonObject();
    data.addProperty("version", Version.own());
    data.addProperty("java", Runtime.version().toString());
    return Reply.local(data, "coterie " + Version.own());
  }
}
