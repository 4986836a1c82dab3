package io.coterie.standalone.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.standalone.hub.TestHub;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;

/** Asks a hub how it is, on the way everybody else comes. */
final class Health {
  private Health() {}

  static void check(TestHub hub) {
    var stub = HealthGrpc.newBlockingStub(hub.nobody().channel());
    assertThat(stub.check(HealthCheckRequest.getDefaultInstance()).getStatus())
        .isEqualTo(ServingStatus.SERVING);
  }
}
