package io.coterie.sdk.agent.control;

import io.coterie.registry.v1.HeartbeatRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Present by {@code RegistryService.Heartbeat}. */
final class HubPresence implements Presence {
  private final Hub hub;

  HubPresence(Hub hub) {
    this.hub = hub;
  }

  @Override
  public Duration beat(List<String> endpoints, String homeRelay) throws IOException {
    var request =
        HeartbeatRequest.newBuilder().addAllEndpoints(endpoints).setHomeRelay(homeRelay).build();
    var lease = hub.call(client -> client.registry().heartbeat(request)).getLease();
    return Duration.ofSeconds(lease.getSeconds(), lease.getNanos());
  }

  @Override
  public void leave() throws IOException {
    var _ =
        hub.call(client ->
            client.registry().heartbeat(HeartbeatRequest.newBuilder().setLeaving(true).build()));
  }
}
