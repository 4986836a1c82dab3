package io.coterie.network.membership;

import io.coterie.network.access.NetworkScope;
import io.coterie.network.access.PrincipalPlace;
import io.coterie.network.invite.InviteCode;
import io.coterie.network.member.MemberProto;
import io.coterie.network.quota.Usage;
import io.coterie.network.v1.AdmitNodeRequest;
import io.coterie.network.v1.BatchGetMembershipsRequest;
import io.coterie.network.v1.BatchGetMembershipsResponse;
import io.coterie.network.v1.GetAccountUsageResponse;
import io.coterie.network.v1.GetMembershipResponse;
import io.coterie.network.v1.GetNetworkCountsResponse;
import io.coterie.network.v1.OwnedNetworkUsage;
import io.coterie.network.v1.PrincipalMembership;
import io.coterie.network.v1.WatchReachableRequest;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.PrincipalId;
import io.coterie.platform.identity.Caller.NetworkBinding;
import java.util.List;
import java.util.Optional;

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

  /** How a registering node gets in. */
  static Registering.Entry entry(AdmitNodeRequest request) {
    return switch (request.getEntryCase()) {
      case NAMED ->
          new Registering.Entry.Named(
              request.getNamed().getNetwork(), request.getNamed().getJoinSecret());
      case INVITE_CODE -> new Registering.Entry.Invited(new InviteCode(request.getInviteCode()));
      case ENTRY_NOT_SET -> throw new IllegalArgumentException("validation let nobody through");
    };
  }

  /** Where the registration comes from. */
  static Registering.Origin origin(AdmitNodeRequest request) {
    return new Registering.Origin(
        request.getCallId(),
        request.getSourceAddress(),
        Optional.of(request.getReason()).filter(reason -> !reason.isEmpty()));
  }

  /** What the watching node's token is bound to. */
  static Optional<NetworkBinding> binding(WatchReachableRequest request) {
    return request.getNetwork().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new NetworkBinding(
                new NetworkId(request.getNetwork()), new Incarnation(request.getIncarnation())));
  }

  static List<PrincipalPlace.Key> keys(BatchGetMembershipsRequest request) {
    return request.getMembershipsList().stream()
        .map(name ->
            new PrincipalPlace.Key(
                new NetworkId(name.getNetwork()), PrincipalId.parse(name.getPrincipal())))
        .toList();
  }

  static BatchGetMembershipsResponse places(List<PrincipalPlace> places) {
    return BatchGetMembershipsResponse.newBuilder()
        .addAllMemberships(places.stream().map(MembershipProto::place).toList())
        .build();
  }

  private static PrincipalMembership place(PrincipalPlace place) {
    return PrincipalMembership.newBuilder()
        .setNetwork(place.key().network().text())
        .setPrincipal(place.key().principal().text())
        .setNetworkName(place.networkName().text())
        .setRole(MemberProto.role(place.role()))
        .setIncarnation(place.incarnation().text())
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
