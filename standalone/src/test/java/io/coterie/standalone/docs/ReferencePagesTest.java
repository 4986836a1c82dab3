package io.coterie.standalone.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Module;
import io.coterie.auth.AuthReason;
import io.coterie.gateway.edge.GatewayModule;
import io.coterie.gateway.error.EdgeReason;
import io.coterie.network.failure.NetworkReason;
import io.coterie.platform.boot.Application;
import io.coterie.platform.config.docs.ConfigReference;
import io.coterie.platform.config.docs.GeneratedDoc;
import io.coterie.platform.failure.PlatformReason;
import io.coterie.platform.failure.Reason;
import io.coterie.platform.failure.ReasonReference;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.rpc.ClusterModule;
import io.coterie.platform.telemetry.MetricReference;
import io.coterie.platform.telemetry.PlatformMetrics;
import io.coterie.platform.telemetry.TelemetryModule;
import io.coterie.registry.failure.RegistryReason;
import io.coterie.relay.server.RelayMetrics;
import io.coterie.standalone.hub.HubService;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReferencePagesTest {
  private static final Path DOCS = Path.of("..", "docs").toAbsolutePath().normalize();

  @Test
  void errorsMdListsEveryReason() throws Exception {
    GeneratedDoc.assertUpToDate(
        DOCS.resolve("errors.md"),
        """
        # Errors

        Every refusal carries one `google.rpc.ErrorInfo` with domain `coterie`, one of these reasons, and the values of its message as metadata. Reasons are
        part of the API: they are added, never renamed. `INTERNAL` (code INTERNAL) is a bug: report it with the call id from the trailer `x-coterie-call-id`.
        This page is made from the code.

        """
            + ReasonReference.markdown(reasons()));
  }

  @Test
  void aReasonMeansTheSameWhoeverGivesIt() {
    var kinds = new HashMap<String, Reason>();
    for (var reason : reasons()) {
      var other = kinds.putIfAbsent(reason.name(), reason);
      assertThat(other == null || other.kind() == reason.kind()).as(reason.name()).isTrue();
    }
  }

  @Test
  void configurationMdListsEveryKey() throws Exception {
    GeneratedDoc.assertUpToDate(
        DOCS.resolve("configuration.md"),
        """
        # Configuration

        Keys are set in a YAML file (`coterie.yaml` in the home, or `--config FILE`) or in the environment, which wins; flags of `coterie up` win over both. An
        unknown key is an error. Lengths of time are written `250ms`, `30s`, `5m`, `12h`, `7d`; a secret may be `file:/path`. `server`, `services` and
        `cluster` are for services that run as processes of their own; the hub on one machine brings its own. This page is made from the code.

        """
            + ConfigReference.markdown(Application.sections(modules())));
  }

  @Test
  void metricsMdListsEveryMetric() throws Exception {
    var metrics = new ArrayList<>(PlatformMetrics.all());
    metrics.addAll(RelayMetrics.all());
    GeneratedDoc.assertUpToDate(DOCS.resolve("metrics.md"), MetricReference.document(metrics));
  }

  private static List<Module> modules() {
    var modules = new ArrayList<Module>();
    HubService.all().forEach(service -> modules.addAll(service.modules()));
    modules.add(new GatewayModule(List.of()));
    modules.add(new ClusterModule(ServiceName.AUTH));
    modules.add(new TelemetryModule(ServiceName.AUTH.text()));
    return modules;
  }

  private static List<Reason> reasons() {
    return Stream.<Reason[]>of(
            PlatformReason.values(),
            EdgeReason.values(),
            AuthReason.values(),
            RegistryReason.values(),
            NetworkReason.values())
        .flatMap(Stream::of)
        .toList();
  }
}
