package io.coterie.sdk.agent;

import com.google.protobuf.ByteString;
import io.coterie.relay.wire.Reason;
import io.coterie.relay.wire.grant.SignedGrant;
import io.coterie.relay.wire.probe.ProbeKeys;
import io.coterie.sdk.agent.path.FlowSecret;
import io.coterie.sdk.agent.relay.FlowOwner;
import io.coterie.sdk.agent.relay.RelayFlow;
import io.coterie.sdk.agent.tls.PinnedKey;
import io.netty.buffer.ByteBuf;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A flow that a peer opened. While nothing lets the peer in, what it sends is dropped unread; it is
 * asked again with each datagram, since the hub may tell of new access a moment later than the peer
 * comes. Used on the event loop only.
 */
final class Visit implements FlowOwner {
  private final Neighbours neighbours;
  private final String node;
  private PinnedKey granted;
  private FlowSecret secret;
  private @Nullable Remote peer;
  private @Nullable Punches punches;
  private boolean told;

  Visit(Neighbours neighbours, SignedGrant grant) {
    this.neighbours = neighbours;
    this.node = grant.grant().source().node().withPrefix("node");
    this.granted = keyOf(grant);
    this.secret = secretOf(grant);
  }

  @Override
  public void opened(RelayFlow flow, SignedGrant grant) {
    var renewed = secretOf(grant);
    if (peer != null) {
      peer.link().renew(secret, renewed);
    }
    secret = renewed;
    granted = keyOf(grant);
    admit(flow);
  }

  @Override
  public void received(RelayFlow flow, ByteBuf payload) {
    admit(flow);
    if (peer == null) {
      payload.release();
    } else {
      peer.link().received(payload);
    }
  }

  @Override
  public void punched(RelayFlow flow, List<InetSocketAddress> candidates, boolean wantsAnswer) {
    var asking = punches;
    if (asking != null) {
      asking.answer(candidates, wantsAnswer);
    }
  }

  /** This end may be reached elsewhere from now on. */
  void moved() {
    var asking = punches;
    if (asking != null) {
      asking.begin();
    }
  }

  @Override
  public void renewalDemanded(RelayFlow flow) {
    // it is for the end that opened it to renew
  }

  @Override
  public void closed(RelayFlow flow, Reason reason, Duration pause) {
    var present = peer;
    var asking = punches;
    peer = null;
    punches = null;
    if (asking != null) {
      asking.stop();
    }
    if (present != null) {
      present.link().close(secret, flow);
      present.ends(this);
      neighbours.left(present, reason);
    }
  }

  private void admit(RelayFlow flow) {
    if (peer != null) {
      return;
    }
    var admitted = neighbours.visitor(node, granted);
    if (admitted.isPresent()) {
      var visited = admitted.get();
      peer = visited;
      punches = new Punches(neighbours, visited.link(), flow);
      visited.begins(this);
      visited.link().open(secret, flow);
    } else if (!told) {
      told = true;
      neighbours.tell(new AgentEvent.Stranger(node));
    }
  }

  private static PinnedKey keyOf(SignedGrant grant) {
    return new PinnedKey(ByteString.copyFrom(grant.grant().sourceKey()));
  }

  private static FlowSecret secretOf(SignedGrant grant) {
    return new FlowSecret(ProbeKeys.of(grant.grant().secret()), false);
  }
}
