package io.coterie.gateway.edge;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.SimpleDecoratingHttpService;
import io.coterie.gateway.error.Protocol;
import java.util.function.Function;

/** Takes gRPC's headers out of JSON replies, where they mean nothing. */
final class PlainJson extends SimpleDecoratingHttpService {
  private PlainJson(HttpService delegate) {
    super(delegate);
  }

  static Function<? super HttpService, PlainJson> newDecorator() {
    return PlainJson::new;
  }

  @Override
  public HttpResponse serve(ServiceRequestContext context, HttpRequest request) throws Exception {
    var response = unwrap().serve(context, request);
    return Protocol.of(request.headers()) == Protocol.GRPC
        ? response
        : response.mapHeaders(PlainJson::withoutGrpc);
  }

  private static ResponseHeaders withoutGrpc(ResponseHeaders headers) {
    return headers.toBuilder()
        .removeAndThen("grpc-status")
        .removeAndThen("grpc-encoding")
        .removeAndThen("grpc-accept-encoding")
        .build();
  }
}
