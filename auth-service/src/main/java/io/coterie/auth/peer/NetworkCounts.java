package io.coterie.auth.peer;

import io.coterie.network.v1.GetAccountUsageRequest;
import io.coterie.network.v1.GetNetworkCountsRequest;
import io.coterie.network.v1.MembershipServiceGrpc;
import io.coterie.network.v1.MembershipServiceGrpc.MembershipServiceBlockingStub;
import io.coterie.platform.failure.PlatformFailure.DependencyDown;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.rpc.Peers;
import io.grpc.StatusRuntimeException;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Function;

/** Asks network-service how many there are; nothing is remembered. */
public final class NetworkCounts {
  private final Peers peers;

  /** What an account has. */
  public record AccountUsage(int networksOwned, int networksJoined, List<OwnedNetwork> owned) {
    public AccountUsage {
      owned = List.copyOf(owned);
    }
  }

  /** What is in a network that the account owns. */
  public record OwnedNetwork(String id, String name, int agents, int members) {}

  /** What there is in all. */
  public record Totals(long networks, long publicNetworks, long memberships) {}

  @Inject
  NetworkCounts(Peers peers) {
    this.peers = peers;
  }

  /**
   * What an account has.
   *
   * @throws io.coterie.platform.failure.FailureException DEPENDENCY_DOWN, if it can't be said
   */
  public AccountUsage of(AccountId account) {
    var usage =
        ask(stub ->
            stub.getAccountUsage(
                GetAccountUsageRequest.newBuilder().setAccount(account.text()).build()));
    return new AccountUsage(
        usage.getNetworksOwned(),
        usage.getNetworksJoined(),
        usage.getOwnedList().stream()
            .map(owned ->
                new OwnedNetwork(
                    owned.getNetwork(), owned.getName(), owned.getAgents(), owned.getMembers()))
            .toList());
  }

  /**
   * What there is in all.
   *
   * @throws io.coterie.platform.failure.FailureException DEPENDENCY_DOWN, if it can't be said
   */
  public Totals totals() {
    var counts = ask(stub -> stub.getNetworkCounts(GetNetworkCountsRequest.getDefaultInstance()));
    return new Totals(counts.getNetworks(), counts.getPublicNetworks(), counts.getMemberships());
  }

  private <T> T ask(Function<MembershipServiceBlockingStub, T> question) {
    try {
      return question.apply(MembershipServiceGrpc.newBlockingStub(peers.to(ServiceName.NETWORK)));
    } catch (StatusRuntimeException e) {
      throw new DependencyDown("network-service").exception();
    }
  }
}
