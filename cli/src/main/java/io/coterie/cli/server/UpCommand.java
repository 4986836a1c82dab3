package io.coterie.cli.server;

import com.google.gson.JsonObject;
import io.coterie.cli.command.CliCommand;
import io.coterie.cli.command.HubChoice;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.CliFailure;
import io.coterie.cli.output.Reply;
import io.grpc.Status.Code;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
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
    refuseSecond(target);
    StartLog log = StartLog.after(target.log());
    List<String> arguments =
        server.arguments(
            target, invocation().environment().folder(), invocation().options().insecure());
    Process process = ServerProcess.start(invocation().environment(), target, arguments);
    if (foreground) {
      invocation().environment().stop().onRequest(process::destroy);
    }
    StartLog.Places places = new ServerStart(invocation(), target, log, process).await();
    Edge edge = new Edge(places.edge(), server.tlsCertificate(invocation().environment().folder()));
    target.keepEdge(edge);
    Reply reply = reply(target, process, edge, places.relay());
    return foreground ? stay(process, reply) : reply;
  }

  private static void refuseSecond(HubHome target) throws IOException {
    Optional<ProcessHandle> running = target.running();
    if (running.isPresent()) {
      throw new CliFailure(
          Code.FAILED_PRECONDITION,
          "HUB_RUNNING",
          "a hub with home %s is running already, as process %d"
              .formatted(target.path(), running.get().pid()),
          "see it with: coterie status, stop it with: coterie down");
    }
  }

  private Reply stay(Process process, Reply reply) throws InterruptedException {
    invocation().print(reply);
    int code = process.waitFor();
    var data = new JsonObject();
    data.addProperty("exitCode", code);
    return Reply.local(data, "Coterie is down.");
  }

  private Reply reply(HubHome target, Process process, Edge edge, String relay) throws IOException {
    String here = edge.fromHere();
    String hub =
        HubChoice.of(invocation()).address().toString().equals(here) ? "" : " --hub " + here;
    var data = new JsonObject();
    data.addProperty("edge", edge.url());
    data.addProperty("relay", relay);
    data.addProperty("home", target.path().toString());
    data.addProperty("pid", process.pid());
    data.addProperty("adminToken", target.adminToken().toString());
    data.addProperty("log", target.log().toString());
    return Reply.local(
        data,
        """
        Coterie is up.
          Edge:         %s
          Relay (UDP):  %s
          Admin token:  %s
          Log:          %s
        Next:
          coterie register --username alice%s
          coterie network create dev
          coterie node create worker\
        """
            .formatted(edge.url(), relay, target.adminToken(), target.log(), hub));
  }
}
