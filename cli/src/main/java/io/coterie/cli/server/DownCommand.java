package io.coterie.cli.server;

import com.google.gson.JsonObject;
import io.coterie.cli.command.CliCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.CliFailure;
import io.coterie.cli.output.Reply;
import io.coterie.cli.process.ProcessEnd;
import io.grpc.Status.Code;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops the hub on this machine. */
@Command(
    name = "down",
    description = "Stops the hub on this machine; its data is kept.",
    footer = {"Example:", "  coterie down"})
public final class DownCommand extends CliCommand {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  @Mixin private HomeOption home = new HomeOption();

  DownCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute() throws IOException, InterruptedException {
    HubHome target = home.of(invocation());
    Optional<ProcessHandle> running = target.running();
    if (running.isEmpty()) {
      throw new CliFailure(
          Code.FAILED_PRECONDITION,
          "HUB_DOWN",
          "no hub with home %s is running".formatted(target.path()));
    }
    long pid = running.get().pid();
    if (!ProcessEnd.request(
        running.get(),
        LONGEST,
        () -> invocation().progress("coterie: waiting for process " + pid))) {
      throw new CliFailure(
          Code.DEADLINE_EXCEEDED,
          "STILL_RUNNING",
          "the hub, process %d, does not stop".formatted(pid),
          "its log is " + target.log());
    }
    var data = new JsonObject();
    data.addProperty("home", target.path().toString());
    data.addProperty("pid", pid);
    return Reply.local(data, "Coterie is down; its data is kept in %s".formatted(target.path()));
  }
}
