package io.coterie.auth.peer;

import com.google.common.collect.Lists;
import io.coterie.network.v1.BatchGetMembershipsRequest;
import io.coterie.network.v1.EnsureDefaultNetworkRequest;
import io.coterie.network.v1.GetMembershipRequest;
import io.coterie.network.v1.GetMembershipResponse;
import io.coterie.network.v1.MembershipServiceGrpc;
import io.coterie.network.v1.MembershipServiceGrpc.MembershipServiceBlockingStub;
import io.coterie.network.v1.PrincipalMembership;
import io.coterie.platform.failure.PlatformFailure.DependencyDown;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.PrincipalId;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.rpc.Peers;
import io.grpc.StatusRuntimeException;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Asks network-service, which owns memberships; nothing is remembered. */
public final class Memberships {
  /** The most that the contract takes in one question. */
  private static final int BATCH = 1_000;

  /** How long questions about many may take: they are asked again and again. */
  static final Duration SOON = Duration.ofMillis(400);

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
   * Those of the memberships that there are, all asked for at once.
   *
   * @throws io.coterie.platform.failure.FailureException DEPENDENCY_DOWN, if it can't be said soon
   */
  public Map<MembershipKey, NetworkMembership> find(Set<MembershipKey> keys) {
    var found = new HashMap<MembershipKey, NetworkMembership>();
    for (var batch : Lists.partition(List.copyOf(keys), BATCH)) {
      var request = BatchGetMembershipsRequest.newBuilder();
      batch.forEach(key ->
          request
              .addMembershipsBuilder()
              .setNetwork(key.network().text())
              .setPrincipal(key.principal().text()));
      ask(request.build()).forEach(membership -> found.put(key(membership), read(membership)));
    }
    return Map.copyOf(found);
  }

  private List<PrincipalMembership> ask(BatchGetMembershipsRequest request) {
    try {
      return stub()
          .withDeadlineAfter(SOON.toMillis(), TimeUnit.MILLISECONDS)
          .batchGetMemberships(request)
          .getMembershipsList();
    } catch (StatusRuntimeException e) {
      throw new DependencyDown("network-service").exception();
    }
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

  private static MembershipKey key(PrincipalMembership found) {
    return new MembershipKey(
        new NetworkId(found.getNetwork()), PrincipalId.parse(found.getPrincipal()));
  }

  private static NetworkMembership read(PrincipalMembership found) {
    return new NetworkMembership(
        new NetworkId(found.getNetwork()),
        found.getNetworkName(),
        found.getRole(),
        new Incarnation(found.getIncarnation()));
  }

  private static NetworkMembership membership(GetMembershipResponse response) {
    return new NetworkMembership(
        new NetworkId(response.getNetwork()),
        response.getNetworkName(),
        response.getRole(),
        new Incarnation(response.getIncarnation()));
  }
}
