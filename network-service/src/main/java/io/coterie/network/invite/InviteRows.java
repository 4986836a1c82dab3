package io.coterie.network.invite;

import static io.coterie.network.tables.Tables.INVITE;

import io.coterie.network.access.Role;
import io.coterie.network.member.MemberRef;
import io.coterie.platform.id.InviteId;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.PrincipalId;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;

/** How a row of the table is an {@link Invite}. */
final class InviteRows {
  private static final String ACCOUNT = "account/";
  private static final String NODE = "node/";

  private InviteRows() {}

  static Field<?>[] columns() {
    return INVITE.fields();
  }

  static Invite read(Record row) {
    return new Invite(
        new InviteId(row.get(INVITE.ID)),
        new NetworkId(row.get(INVITE.NETWORK_ID)),
        Role.of(row.get(INVITE.ROLE)),
        Optional.ofNullable(row.get(INVITE.MAX_USES)),
        row.get(INVITE.USED_COUNT),
        Optional.ofNullable(row.get(INVITE.ADDRESSEE)).map(InviteRows::addressee),
        Optional.ofNullable(row.get(INVITE.INVITEE)).map(PrincipalId::parse),
        PrincipalId.parse(row.get(INVITE.CREATOR)),
        row.get(INVITE.CREATE_TIME).toInstant(),
        Optional.ofNullable(row.get(INVITE.EXPIRE_TIME)).map(OffsetDateTime::toInstant),
        row.get(INVITE.REVOKE_TIME) != null);
  }

  static String text(MemberRef addressee) {
    return switch (addressee) {
      case MemberRef.ToAccount(var text) -> ACCOUNT + text;
      case MemberRef.ToNode(var text) -> NODE + text;
    };
  }

  private static MemberRef addressee(String text) {
    return text.startsWith(NODE)
        ? new MemberRef.ToNode(text.substring(NODE.length()))
        : new MemberRef.ToAccount(text.substring(ACCOUNT.length()));
  }
}
