package io.coterie.cli.server;

import com.google.gson.JsonObject;
import io.coterie.cli.command.CliCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.command.Refusal;
import io.coterie.cli.command.Version;
import io.coterie.cli.output.CliFailure;
import io.coterie.cli.output.Reply;
import io.coterie.cli.output.Times;
import io.coterie.sdk.ClientOptions;
import io.coterie.sdk.CoterieClient;
import io.coterie.sdk.HubAddress;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says how the hub on this machine is. */
@Command(
    name = "status",
    description =
        "Says where the hub on this machine listens and how it is; exit code 1 when it is down.",
    footer = {"Example:", "  coterie status"})
public final class StatusCommand extends CliCommand {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Mixin private HomeOption home = new HomeOption();

  StatusCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute() throws IOException {
    HubHome target = home.of(invocation());
    ProcessHandle process =
        target
            .running()
            .orElseThrow(() ->
                new CliFailure(
                    Code.UNAVAILABLE,
                    "HUB_DOWN",
                    "no hub with home %s is running".formatted(target.path()),
                    "start it with: coterie up"));
    Optional<Edge> known = target.edge();
    String edge = known.map(Edge::url).orElse("unknown");
    String health = known.isPresent() ? health(known.get()) : "unknown";
    Duration uptime =
        process
            .info()
            .startInstant()
            .map(start -> Duration.between(start, invocation().environment().clock().instant()))
            .orElse(Duration.ZERO);
    var data = new JsonObject();
    data.addProperty("edge", edge);
    data.addProperty("home", target.path().toString());
    data.addProperty("pid", process.pid());
    data.addProperty("uptimeSeconds", uptime.toSeconds());
    data.addProperty("health", health);
    data.addProperty("version", Version.own());
    return Reply.local(
        data,
        """
        Edge:     %s
        Health:   %s
        Uptime:   %s
        Process:  %d
        Home:     %s
        Version:  %s\
        """
            .formatted(
                edge, health, Times.text(uptime), process.pid(), target.path(), Version.own()));
  }

  private String health(Edge edge) throws IOException {
    HubAddress address = HubAddress.parse(edge.fromHere(), true);
    var options = new ClientOptions(PATIENCE, "coterie-cli/" + Version.own(), edge.certificate());
    try (CoterieClient client = CoterieClient.of(address, options)) {
      var stub = HealthGrpc.newBlockingStub(client.channel()).withDeadlineAfter(PATIENCE);
      return word(stub.check(HealthCheckRequest.getDefaultInstance()).getStatus());
    } catch (StatusRuntimeException e) {
      return "no answer (%s)".formatted(Refusal.explain(e, address).getMessage());
    }
  }

  private static String word(ServingStatus status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
