package io.coterie.gateway.edge;

import static com.linecorp.armeria.server.grpc.HttpJsonTranscodingQueryParamMatchRule.LOWER_CAMEL_CASE;
import static com.linecorp.armeria.server.grpc.HttpJsonTranscodingQueryParamMatchRule.ORIGINAL_FIELD;

import com.linecorp.armeria.common.grpc.GrpcSerializationFormats;
import com.linecorp.armeria.server.grpc.GrpcHealthCheckService;
import com.linecorp.armeria.server.grpc.GrpcService;
import com.linecorp.armeria.server.grpc.HttpJsonTranscodingOptions;
import com.linecorp.armeria.server.healthcheck.SettableHealthChecker;
import io.coterie.gateway.error.Faults;
import io.coterie.gateway.error.GrpcErrors;
import io.coterie.gateway.error.JsonErrors;
import io.coterie.gateway.forward.CallTimeouts;
import io.grpc.ServerServiceDefinition;
import java.util.ArrayList;
import java.util.List;

/** The services as gRPC, gRPC-Web and JSON, with health and reflection. */
final class Api {
  private Api() {}

  static GrpcService of(
      EdgeConfig config, List<ServerServiceDefinition> services, SettableHealthChecker health) {
    var healthService = GrpcHealthCheckService.builder().checkers(health).build();
    var described = new ArrayList<>(services);
    described.add(healthService.bindService());
    var api =
        GrpcService.builder()
            .supportedSerializationFormats(
                GrpcSerializationFormats.PROTO,
                GrpcSerializationFormats.PROTO_WEB,
                GrpcSerializationFormats.PROTO_WEB_TEXT,
                GrpcSerializationFormats.JSON)
            .enableHttpJsonTranscoding(json())
            .jsonMarshallerFactory(service -> new StrictJson())
            .exceptionHandler(new GrpcErrors(new Faults(config.maxMessage().bytes())))
            .maxRequestMessageLength(config.maxMessage().intBytes())
            .useClientTimeoutHeader(false)
            .intercept(new CallTimeouts(config.unaryTimeout()))
            .addService(healthService);
    services.forEach(api::addService);
    Reflection.over(described).forEach(api::addService);
    return api.build();
  }

  /** Query parameters go by either of a field's two names, as fields in a body do. */
  private static HttpJsonTranscodingOptions json() {
    return HttpJsonTranscodingOptions.builder()
        .queryParamMatchRules(ORIGINAL_FIELD, LOWER_CAMEL_CASE)
        .errorHandler(new JsonErrors())
        .build();
  }
}
