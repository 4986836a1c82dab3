package io.coterie.gateway.forward;

import io.grpc.Channel;
import io.grpc.ServiceDescriptor;
import java.util.List;

/**
 * A service behind the edge.
 *
 * @param name for messages and metrics, e.g. {@code network-service}
 * @param services what it serves, internal services too: the edge leaves those out by itself
 * @param channel how it is reached; the channel must not prove who calls, since calls on it are
 *     clients'; whoever made it closes it
 */
public record Backend(String name, List<ServiceDescriptor> services, Channel channel) {
  public Backend {
    services = List.copyOf(services);
  }
}
