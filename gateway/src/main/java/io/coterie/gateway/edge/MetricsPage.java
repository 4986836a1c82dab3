package io.coterie.gateway.edge;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.AbstractHttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.coterie.gateway.connection.SourceAddresses;
import io.coterie.gateway.credential.OperatorCheck;
import io.coterie.platform.telemetry.Metrics;

/** Metrics for Prometheus; only for callers on this machine and for the operator. */
final class MetricsPage extends AbstractHttpService {
  private static final MediaType TEXT = MediaType.parse("text/plain; version=0.0.4; charset=utf-8");

  private final Metrics metrics;
  private final SourceAddresses sources;
  private final OperatorCheck operator;

  MetricsPage(Metrics metrics, SourceAddresses sources, OperatorCheck operator) {
    this.metrics = metrics;
    this.sources = sources;
    this.operator = operator;
  }

  @Override
  protected HttpResponse doGet(ServiceRequestContext context, HttpRequest request) {
    if (sources.address(context).isLoopbackAddress()) {
      return page();
    }
    var credentials = request.headers().getAll("authorization");
    return HttpResponse.of(
        operator
            .isOperator(credentials, context.blockingTaskExecutor())
            .thenApply(isOperator -> isOperator ? page() : HttpResponse.of(HttpStatus.NOT_FOUND)));
  }

  private HttpResponse page() {
    return HttpResponse.of(HttpStatus.OK, TEXT, metrics.scrape());
  }
}
