package io.coterie.cli.server;

import com.google.gson.JsonObject;
import io.coterie.cli.command.CliCommand;
import io.coterie.cli.command.HubChoice;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.CliFailure;
import io.coterie.cli.output.Reply;
import io.grpc.Status.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts a hub on this machine. */
@Command(
    name = "up",
    description = {
      "Starts a hub on this machine, with a database of its own whose data is kept, and returns when it is ready.",
      "Its log is in logs/coterie.log of its home. A second hub with the same home is refused."
    },
    footer = {
      "Example:",
      "  coterie up",
      "  coterie up --home /srv/coterie --bind 0.0.0.0 --tls-cert hub.crt --tls-key hub.key"
    })
public final class UpCommand extends CliCommand {
  private static final int POLL_MILLIS = 200;
  private static final int PROGRESS_EVERY = 15;
  private static final int LONGEST_POLLS = 180_000 / POLL_MILLIS;

  @Mixin private HomeOption home = new HomeOption();

  @Mixin private ServerOptions server = new ServerOptions();

  @Option(names = "--foreground", description = "Stay until Ctrl-C, which stops the hub.")
  private boolean foreground;

  UpCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute() throws IOException, InterruptedException {
    HubHome target = home.of(invocation());
    Optional<ProcessHandle> running = target.running();
    if (running.isPresent()) {
      throw new CliFailure(
          Code.FAILED_PRECONDITION,
          "HUB_RUNNING",
          "a hub with home %s is running already, as process %d"
              .formatted(target.path(), running.get().pid()),
          "see it with: coterie status, stop it with: coterie down");
    }
    ReadyLine ready = ReadyLine.after(target.log());
    List<String> arguments =
        server.arguments(
            target, invocation().environment().folder(), invocation().options().insecure());
    Process process = ServerProcess.start(invocation().environment(), target, arguments);
    invocation().progress("coterie: starting (log: %s)".formatted(target.log()));
    String edge = await(process, target, ready);
    target.keepEdge(edge);
    Reply reply = reply(target, process, edge);
    return foreground ? stay(process, reply) : reply;
  }

  private String await(Process process, HubHome target, ReadyLine ready)
      throws IOException, InterruptedException {
    for (int poll = 1; poll <= LONGEST_POLLS; poll++) {
      boolean ended = process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
      Optional<String> edge = ready.edge();
      if (edge.isPresent()) {
        return edge.get();
      }
      if (ended) {
        throw new CliFailure(
            Code.FAILED_PRECONDITION,
            "HUB_NOT_STARTED",
            lastWords(target),
            "its log is " + target.log());
      }
      if (poll % PROGRESS_EVERY == 0) {
        invocation().progress("coterie: still starting, %d s".formatted(poll * POLL_MILLIS / 1000));
      }
    }
    process.destroy();
    throw new CliFailure(
        Code.DEADLINE_EXCEEDED,
        "HUB_NOT_STARTED",
        "the hub did not get ready in time",
        "its log is " + target.log());
  }

  private Reply stay(Process process, Reply reply) throws InterruptedException {
    invocation().print(reply);
    invocation().environment().stop().onRequest(process::destroy);
    process.waitFor();
    return Reply.local(new JsonObject(), "The hub is down.");
  }

  private Reply reply(HubHome target, Process process, String edge) throws IOException {
    String hub =
        HubChoice.of(invocation()).address().toString().equals(edge) ? "" : " --hub " + edge;
    var data = new JsonObject();
    data.addProperty("edge", edge);
    data.addProperty("home", target.path().toString());
    data.addProperty("pid", process.pid());
    data.addProperty("adminToken", target.adminToken().toString());
    return Reply.local(
        data,
        """
        Coterie is up.
          Edge:         %s
          Admin token:  %s
          Log:          %s
        Next:
          coterie register --username alice%s
          coterie network create dev
          coterie node create worker\
        """
            .formatted(edge, target.adminToken(), target.log(), hub));
  }

  /** The line with which the hub said why it can't start. */
  private static String lastWords(HubHome target) throws IOException {
    Path errors = ServerProcess.errors(target);
    List<String> lines =
        Files.readAllLines(errors).stream().filter(line -> !line.isBlank()).toList();
    return lines.isEmpty()
        ? "the hub ended while it started"
        : lines.getLast().replaceFirst("^coterie: ", "");
  }
}
