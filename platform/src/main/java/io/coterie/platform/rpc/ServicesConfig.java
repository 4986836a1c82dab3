package io.coterie.platform.rpc;

import io.coterie.platform.config.Doc;
import io.coterie.platform.config.HostPort;
import io.coterie.platform.identity.ServiceName;
import java.util.Optional;

/** Where the other services are; a name that stands for several replicas is spread over them. */
public record ServicesConfig(
    @Doc("Where auth-service is.") Optional<HostPort> auth,
    @Doc("Where registry-service is.") Optional<HostPort> registry,
    @Doc("Where network-service is.") Optional<HostPort> network) {

  Optional<HostPort> address(ServiceName service) {
    return switch (service) {
      case AUTH -> auth;
      case REGISTRY -> registry;
      case NETWORK -> network;
      case GATEWAY, RELAY -> Optional.empty();
    };
  }
}
