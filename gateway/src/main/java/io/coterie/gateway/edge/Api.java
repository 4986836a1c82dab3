package io.coterie.gateway.edge;

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
import java.util.List;

/** The services as gRPC, gRPC-Web and JSON, with health and reflection. */
final class Api {
  private Api() {}

  static GrpcService of(
      EdgeConfig config, List<ServerServiceDefinition> services, SettableHealthChecker health) {
    var healthService = GrpcHealthCheckService.builder().checkers(health).build();
    var described = new java.util.ArrayList<>(services);
    described.add(healthService.bindService());
    var api =
        GrpcService.builder()
            .supportedSerializationFormats(
                GrpcSerializationFormats.PROTO,
                GrpcSerializationFormats.PROTO_WEB,
                GrpcSerializationFormats.PROTO_WEB_TEXT,
                GrpcSerializationFormats.JSON)
            .enableHttpJsonTranscoding(
                HttpJsonTranscodingOptions.builder().errorHandler(new JsonErrors()).build())
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
}
