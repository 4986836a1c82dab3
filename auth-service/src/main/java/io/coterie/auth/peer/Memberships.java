package io.coterie.auth.peer;

import io.coterie.network.v1.EnsureDefaultNetworkRequest;
import io.coterie.network.v1.GetMembershipRequest;
import io.coterie.network.v1.GetMembershipResponse;
import io.coterie.network.v1.MembershipServiceGrpc;
import io.coterie.network.v1.MembershipServiceGrpc.MembershipServiceBlockingStub;
import io.coterie.platform.failure.PlatformFailure.DependencyDown;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.PrincipalId;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.rpc.Peers;
import io.grpc.StatusRuntimeException;
import jakarta.inject.Inject;
import java.util.Optional;

/** Asks network-service, which owns memberships; nothing is remembered. */
public final class Memberships {
  private final Peers peers;

  @Inject
  Memberships(Peers peers) {
    this.peers = peers;
  }

  /**
   * The membership of a principal in a network.
   *
   * @param network named in any form that the principal may use
   * @throws io.coterie.platform.failure.FailureException DEPENDENCY_DOWN, if it can't be said
   * @throws StatusRuntimeException NETWORK_AMBIGUOUS, for the client
   */
  public Optional<NetworkMembership> find(String network, PrincipalId principal) {
    try {
      return Optional.of(
          membership(
              stub()
                  .getMembership(
                      GetMembershipRequest.newBuilder()
                          .setNetwork(network)
                          .setPrincipal(principal.text())
                          .build())));
    } catch (StatusRuntimeException e) {
      return switch (e.getStatus().getCode()) {
        // what can't be a network's name is no network's
        case NOT_FOUND, INVALID_ARGUMENT -> Optional.empty();
        // a name that several networks have: it says which
        case FAILED_PRECONDITION -> throw e;
        default -> throw new DependencyDown("network-service").exception();
      };
    }
  }

  /** The membership of a principal in a network of known id. */
  public Optional<NetworkMembership> find(NetworkId network, PrincipalId principal) {
    return find(network.text(), principal);
  }

  /**
   * Makes an account's network {@code default}, unless it is there.
   *
   * @throws StatusRuntimeException if network-service does not say that it is done
   */
  public void ensureDefaultNetwork(AccountId account, NetworkId network, Incarnation incarnation) {
    var _ =
        stub()
            .ensureDefaultNetwork(
                EnsureDefaultNetworkRequest.newBuilder()
                    .setAccount(account.text())
                    .setNetwork(network.text())
                    .setIncarnation(incarnation.text())
                    .build());
  }

  private MembershipServiceBlockingStub stub() {
    return MembershipServiceGrpc.newBlockingStub(peers.to(ServiceName.NETWORK));
  }

  private static NetworkMembership membership(GetMembershipResponse response) {
    return new NetworkMembership(
        new NetworkId(response.getNetwork()),
        response.getNetworkName(),
        response.getRole(),
        new Incarnation(response.getIncarnation()));
  }
}
