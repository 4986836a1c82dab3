package io.coterie.platform.rpc;

import io.coterie.platform.identity.ServiceName;
import io.grpc.Channel;

/**
 * Channels to the other services, on which this one proves itself: over the wire in a cluster, in
 * process on one machine.
 */
public interface Peers {
  /**
   * The channel to a service; every call on it carries this service's token, the current call's id,
   * and a deadline no later than the current call's.
   *
   * @throws IllegalStateException if the deployment has no such service
   */
  Channel to(ServiceName service);
}
