package io.coterie.sdk.agent.relay;

import io.coterie.relay.wire.Reason;
import io.coterie.relay.wire.grant.SignedGrant;
import io.netty.buffer.ByteBuf;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/** Is told what happens to a flow, on the event loop. */
public interface FlowOwner {
  /** The flow carries from now on; also when it goes on under a newer grant. */
  void opened(RelayFlow flow, SignedGrant grant);

  /** The peer sent something. Takes it over. */
  void received(RelayFlow flow, ByteBuf payload);

  /** The peer might be reached there. */
  void punched(RelayFlow flow, List<InetSocketAddress> candidates, boolean wantsAnswer);

  /** The flow ends unless it gets a newer grant at once. */
  void renewalDemanded(RelayFlow flow);

  /**
   * The flow is over, or never was.
   *
   * @param pause after which it makes sense to try again, as far as the relay knows
   */
  void closed(RelayFlow flow, Reason reason, Duration pause);
}
