package io.coterie.network.membership;

import io.coterie.network.access.NetworkScope;
import io.coterie.network.member.MemberProto;
import io.coterie.network.v1.GetMembershipResponse;

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
}
