package io.coterie.network.membership;

import io.coterie.network.access.NetworkScope;
import io.coterie.network.member.MemberProto;
import io.coterie.network.quota.Usage;
import io.coterie.network.v1.GetAccountUsageResponse;
import io.coterie.network.v1.GetMembershipResponse;
import io.coterie.network.v1.GetNetworkCountsResponse;
import io.coterie.network.v1.OwnedNetworkUsage;

/** Memberships as messages for other services. */
final class MembershipProto {
  private MembershipProto() {}

  /** The membership that a member's scope stands for. */
  static GetMembershipResponse membership(NetworkScope scope) {
    return GetMembershipResponse.newBuilder()
        .setNetwork(scope.id().text())
        .setNetworkNumber(scope.network().number().unsigned())
        .setNetworkName(scope.network().name().text())
        .setRole(MemberProto.role(scope.role().orElseThrow()))
        .setIncarnation(scope.incarnation().orElseThrow().text())
        .build();
  }

  static GetAccountUsageResponse usage(Usage.OfAccount usage) {
    return GetAccountUsageResponse.newBuilder()
        .setNetworksOwned(usage.owned().size())
        .setNetworksJoined(usage.joined())
        .addAllOwned(usage.owned().stream().map(MembershipProto::owned).toList())
        .build();
  }

  static GetNetworkCountsResponse counts(Usage.Counts counts) {
    return GetNetworkCountsResponse.newBuilder()
        .setNetworks(counts.networks())
        .setPublicNetworks(counts.publicNetworks())
        .setMemberships(counts.memberships())
        .build();
  }

  private static OwnedNetworkUsage owned(Usage.OwnedNetwork network) {
    return OwnedNetworkUsage.newBuilder()
        .setNetwork(network.id().text())
        .setName(network.name().text())
        .setAgents(network.agents())
        .setMembers(network.members())
        .build();
  }
}
