package io.coterie.gateway.edge;

import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.cors.CorsService;
import com.linecorp.armeria.server.docs.DocService;
import com.linecorp.armeria.server.healthcheck.HealthCheckService;
import com.linecorp.armeria.server.healthcheck.SettableHealthChecker;
import io.coterie.gateway.connection.SourceAddresses;
import io.coterie.gateway.credential.OperatorCheck;
import io.coterie.gateway.forward.Backend;
import io.coterie.gateway.forward.Forwarding;
import io.coterie.platform.rpc.RpcHeaders;
import io.coterie.platform.telemetry.Metrics;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Function;

/** What the port serves, and where. */
final class Routes {
  /** The documentation page would tell the versions of the libraries underneath. */
  private static final HttpService NO_VERSIONS =
      (context, request) -> HttpResponse.of(HttpStatus.OK, MediaType.JSON_UTF_8, "[]");

  private final EdgeConfig config;
  private final Forwarding forwarding;
  private final List<Backend> backends;
  private final HttpService metrics;

  @Inject
  Routes(
      EdgeConfig config,
      Forwarding forwarding,
      List<Backend> backends,
      Metrics metrics,
      SourceAddresses sources,
      OperatorCheck operator) {
    this.config = config;
    this.forwarding = forwarding;
    this.backends = backends;
    this.metrics = new MetricsPage(metrics, sources, operator);
  }

  void addTo(ServerBuilder server, SettableHealthChecker health) {
    server
        .service(
            Api.of(config, forwarding.services(backends), health),
            PlainJson.newDecorator(),
            origins())
        .serviceUnder("/docs", DocService.builder().build())
        .service("/docs/versions.json", NO_VERSIONS)
        .service("/healthz", HealthCheckService.of(health))
        .service("/metrics", metrics);
  }

  /** Pages of no other origin may call the hub unless the configuration names it. */
  private Function<? super HttpService, ? extends HttpService> origins() {
    if (config.corsOrigins().isEmpty()) {
      return Function.identity();
    }
    return CorsService.builder(config.corsOrigins())
        .allowRequestMethods(
            HttpMethod.GET, HttpMethod.POST, HttpMethod.PATCH, HttpMethod.PUT, HttpMethod.DELETE)
        .allowRequestHeaders(
            "authorization", "content-type", "grpc-timeout", "x-grpc-web", "x-user-agent")
        .exposeHeaders(
            "grpc-status", "grpc-message", "grpc-status-details-bin", RpcHeaders.CALL_ID.name())
        .newDecorator();
  }
}
