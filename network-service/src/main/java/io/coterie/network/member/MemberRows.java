package io.coterie.network.member;

import io.coterie.network.access.Role;
import io.coterie.network.directory.NodeKey;
import io.coterie.network.tables.tables.records.MemberRecord;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NodeNumber;
import io.coterie.platform.id.PrincipalId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** How a row of the table is a {@link Member}. */
final class MemberRows {
  private static final long ACCOUNT = 0;

  private MemberRows() {}

  static Member read(MemberRecord row) {
    return new Member(
        new NetworkId(row.getNetworkId()),
        PrincipalId.parse(row.getPrincipal()),
        Role.of(row.getRole()),
        Optional.ofNullable(row.getVouchedBy()).map(PrincipalId::parse),
        List.of(row.getTags()),
        new Incarnation(row.getIncarnation()),
        row.getVersion(),
        row.getJoinTime().toInstant(),
        row.getNodeNumber() == ACCOUNT ? Optional.empty() : Optional.of(node(row)));
  }

  private static Member.AsNode node(MemberRecord row) {
    return new Member.AsNode(
        new NodeNumber(row.getNodeNumber()),
        new Incarnation(Objects.requireNonNull(row.getNodeIncarnation())),
        Optional.ofNullable(row.getOwnerAccount()).map(AccountId::new),
        Optional.ofNullable(row.getHostname()).map(Hostname::new),
        Optional.ofNullable(row.getPublicKey()).map(NodeKey::of));
  }
}
