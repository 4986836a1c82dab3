package io.coterie.network.invite;

import static io.coterie.network.tables.Tables.INVITE;
import static io.coterie.network.tables.Tables.MEMBER;
import static io.coterie.network.tables.Tables.NETWORK;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import io.coterie.network.access.NetworkName;
import io.coterie.network.access.Role;
import io.coterie.platform.call.Bytes32;
import io.coterie.platform.db.PageKey;
import io.coterie.platform.id.InviteId;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.PrincipalId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/**
 * SQL about invites from the side of those outside: by what they hold, or what waits for them. It
 * needs no scope, since it shows nothing but the invite.
 */
final class InboxRepository {
  /** Which invite, of which network. */
  record Located(
      NetworkId network, InviteId id, PrincipalId creator, Optional<PrincipalId> invitee) {}

  Optional<Located> byCode(DSLContext db, Bytes32 codeHash) {
    return db.select(INVITE.NETWORK_ID, INVITE.ID, INVITE.CREATOR)
        .from(INVITE)
        .where(INVITE.CODE_HASH.eq(codeHash.toByteArray()))
        .fetchOptional(row ->
            new Located(
                new NetworkId(row.value1()),
                new InviteId(row.value2()),
                PrincipalId.parse(row.value3()),
                Optional.empty()));
  }

  /** A directed one. */
  Optional<Located> byId(DSLContext db, InviteId id) {
    return db.select(INVITE.NETWORK_ID, INVITE.INVITEE, INVITE.CREATOR)
        .from(INVITE)
        .where(INVITE.ID.eq(id.text()))
        .and(INVITE.INVITEE.isNotNull())
        .fetchOptional(row ->
            new Located(
                new NetworkId(row.value1()),
                id,
                PrincipalId.parse(row.value3()),
                Optional.of(PrincipalId.parse(row.value2()))));
  }

  /** What waits for somebody, newest first; not from networks that it is in by now. */
  List<InviteView> page(
      DSLContext db, PrincipalId invitee, Instant now, Optional<PageKey> after, int limit) {
    return db.select(InviteRows.columns())
        .select(NETWORK.NAME)
        .from(INVITE)
        .join(NETWORK)
        .on(NETWORK.ID.eq(INVITE.NETWORK_ID))
        .where(INVITE.INVITEE.eq(invitee.text()))
        .and(InviteRepository.isOpen(now))
        .and(
            notExists(
                selectOne()
                    .from(MEMBER)
                    .where(MEMBER.NETWORK_ID.eq(INVITE.NETWORK_ID))
                    .and(MEMBER.PRINCIPAL.eq(INVITE.INVITEE))
                    .and(MEMBER.ROLE.ne(Role.VIEWER.text()))))
        .and(InviteRepository.behind(after))
        .orderBy(INVITE.CREATE_TIME.desc(), INVITE.ID.desc())
        .limit(limit)
        .fetch(row ->
            new InviteView(
                InviteRows.read(row.into(INVITE)), new NetworkName(row.get(NETWORK.NAME))));
  }

  /** Makes others who count the same senders' or addressees' invites wait. */
  void lock(DSLContext db, Stream<PrincipalId> whose) {
    // always in the same order, or two who vouch for each other would wait for each other
    whose
        .map(PrincipalId::text)
        .sorted()
        .forEach(who ->
            db.fetch(
                "SELECT pg_advisory_xact_lock(hashtextextended({0}, 0))", val("invites " + who)));
  }

  int countWaitingFor(DSLContext db, PrincipalId invitee, Instant now) {
    return db.fetchCount(
        INVITE, INVITE.INVITEE.eq(invitee.text()).and(InviteRepository.isOpen(now)));
  }

  int countSentBy(DSLContext db, PrincipalId creator, Instant now) {
    return db.fetchCount(
        INVITE,
        INVITE
            .CREATOR
            .eq(creator.text())
            .and(INVITE.ADDRESSEE.isNotNull())
            .and(InviteRepository.isOpen(now)));
  }
}
