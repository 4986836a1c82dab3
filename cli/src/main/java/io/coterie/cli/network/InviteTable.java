package io.coterie.cli.network;

import io.coterie.cli.command.Principals;
import io.coterie.cli.output.Table;
import io.coterie.cli.output.Times;
import io.coterie.network.v1.Invite;
import java.util.List;

/** Invites, one a line. */
final class InviteTable {
  private InviteTable() {}

  static String of(List<Invite> invites, String none) {
    if (invites.isEmpty()) {
      return none;
    }
    var table = new Table("INVITE", "NETWORK", "ROLE", "FOR", "USED", "EXPIRES", "BY");
    for (Invite invite : invites) {
      table.row(
          invite.getId(),
          invite.getNetworkName(),
          Words.of(invite.getRole()),
          invite.hasInvitee() ? Principals.text(invite.getInvitee()) : "code",
          invite.getUsedCount() + "/" + (invite.getMaxUses() < 0 ? "∞" : invite.getMaxUses()),
          invite.hasExpireTime() ? Times.text(invite.getExpireTime()) : "never",
          invite.getCreator());
    }
    return table.toString();
  }
}
