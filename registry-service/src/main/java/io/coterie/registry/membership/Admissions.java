package io.coterie.registry.membership;

import io.coterie.network.v1.AdmitNodeRequest;
import io.coterie.network.v1.CheckInviteRequest;
import io.coterie.network.v1.Member;
import io.coterie.network.v1.MembershipServiceGrpc;
import io.coterie.network.v1.MembershipServiceGrpc.MembershipServiceBlockingStub;
import io.coterie.network.v1.NamedEntry;
import io.coterie.platform.call.Call;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.rpc.Peers;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;

/** Asks network-service to let nodes in that register. */
public final class Admissions {
  private final Peers peers;

  @Inject
  Admissions(Peers peers) {
    this.peers = peers;
  }

  /** Lets a node into a network that it names. */
  public Member admit(NodeId node, String network, String secret) {
    return admit(
        request(node)
            .setNamed(NamedEntry.newBuilder().setNetwork(network).setJoinSecret(secret))
            .build());
  }

  /** Lets a node in by an invite code. */
  public Member admit(NodeId node, String code) {
    return admit(request(node).setInviteCode(code).build());
  }

  /** Whether a code would let anybody in now. */
  public boolean isInviteOpen(String code) {
    return service()
        .checkInvite(CheckInviteRequest.newBuilder().setInviteCode(code).build())
        .getOpen();
  }

  private Member admit(AdmitNodeRequest request) {
    return service().admitNode(request).getMember();
  }

  /** With what the trail and the limits need to know of the call that is being served. */
  private static AdmitNodeRequest.Builder request(NodeId node) {
    var call = Call.current();
    return AdmitNodeRequest.newBuilder()
        .setNode(node.text())
        .setCallId(call.id())
        .setSourceAddress(call.sourceAddress())
        .setReason(call.reason().orElse(""));
  }

  private MembershipServiceBlockingStub service() {
    return MembershipServiceGrpc.newBlockingStub(peers.to(ServiceName.NETWORK))
        .withDeadlineAfter(Memberships.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }
}
