package io.coterie.network.invite;

import static io.coterie.network.tables.Tables.INVITE;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import io.coterie.network.access.LockedNetwork;
import io.coterie.network.access.NetworkScope;
import io.coterie.platform.call.Bytes32;
import io.coterie.platform.db.PageKey;
import io.coterie.platform.id.InviteId;
import io.coterie.platform.id.PrincipalId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** All SQL about the invites of one network. */
final class InviteRepository {
  private static final Duration KEPT = Duration.ofDays(30);

  void insert(DSLContext db, LockedNetwork network, Invite invite, Optional<Bytes32> codeHash) {
    db.insertInto(INVITE)
        .set(INVITE.NETWORK_ID, network.id().text())
        .set(INVITE.ID, invite.id().text())
        .set(INVITE.CODE_HASH, codeHash.map(Bytes32::toByteArray).orElse(null))
        .set(INVITE.ADDRESSEE, invite.addressee().map(InviteRows::text).orElse(null))
        .set(INVITE.INVITEE, invite.invitee().map(PrincipalId::text).orElse(null))
        .set(INVITE.ROLE, invite.role().text())
        .set(INVITE.MAX_USES, invite.maxUses().orElse(null))
        .set(INVITE.USED_COUNT, invite.used())
        .set(INVITE.CREATOR, invite.creator().text())
        .set(INVITE.CREATE_TIME, utc(invite.createTime()))
        .set(INVITE.EXPIRE_TIME, invite.expireTime().map(InviteRepository::utc).orElse(null))
        .execute();
  }

  Optional<Invite> find(DSLContext db, NetworkScope network, InviteId id) {
    return db.select(InviteRows.columns())
        .from(INVITE)
        .where(INVITE.NETWORK_ID.eq(network.id().text()))
        .and(INVITE.ID.eq(id.text()))
        .fetchOptional(InviteRows::read);
  }

  /** The directed invite that somebody has, or that was addressed like that. */
  boolean isPending(
      DSLContext db, NetworkScope network, Optional<PrincipalId> invitee, String addressee) {
    return db.fetchExists(
        INVITE,
        INVITE
            .NETWORK_ID
            .eq(network.id().text())
            .and(
                INVITE
                    .ADDRESSEE
                    .eq(addressee)
                    .or(
                        invitee
                            .<Condition>map(who -> INVITE.INVITEE.eq(who.text()))
                            .orElse(falseCondition()))));
  }

  /** Open ones, newest first. */
  List<Invite> page(
      DSLContext db, NetworkScope network, Instant now, Optional<PageKey> after, int limit) {
    return db.select(InviteRows.columns())
        .from(INVITE)
        .where(INVITE.NETWORK_ID.eq(network.id().text()))
        .and(isOpen(now))
        .and(behind(after))
        .orderBy(INVITE.CREATE_TIME.desc(), INVITE.ID.desc())
        .limit(limit)
        .fetch(InviteRows::read);
  }

  /** Takes one use; false if none is left. */
  boolean use(DSLContext db, LockedNetwork network, InviteId id) {
    return db.update(INVITE)
            .set(INVITE.USED_COUNT, INVITE.USED_COUNT.plus(1))
            .where(INVITE.NETWORK_ID.eq(network.id().text()))
            .and(INVITE.ID.eq(id.text()))
            .and(INVITE.MAX_USES.isNull().or(INVITE.USED_COUNT.lt(INVITE.MAX_USES)))
            .execute()
        == 1;
  }

  void revoke(DSLContext db, LockedNetwork network, InviteId id, Instant now) {
    db.update(INVITE)
        .set(INVITE.REVOKE_TIME, utc(now))
        .where(INVITE.NETWORK_ID.eq(network.id().text()))
        .and(INVITE.ID.eq(id.text()))
        .and(INVITE.REVOKE_TIME.isNull())
        .execute();
  }

  void delete(DSLContext db, LockedNetwork network, InviteId id) {
    db.deleteFrom(INVITE)
        .where(INVITE.NETWORK_ID.eq(network.id().text()))
        .and(INVITE.ID.eq(id.text()))
        .execute();
  }

  /** Forgets directed invites that expired, and codes that ended long ago. */
  void prune(DSLContext db, LockedNetwork network, Instant now) {
    var longAgo = utc(now.minus(KEPT));
    db.deleteFrom(INVITE)
        .where(INVITE.NETWORK_ID.eq(network.id().text()))
        .and(
            INVITE
                .EXPIRE_TIME
                .le(longAgo)
                .or(INVITE.REVOKE_TIME.le(longAgo))
                .or(INVITE.ADDRESSEE.isNotNull().and(INVITE.EXPIRE_TIME.le(utc(now)))))
        .execute();
  }

  /** Where an invite stands in a list. */
  static PageKey key(Invite invite) {
    return PageKey.of(invite.createTime(), invite.id());
  }

  static Condition isOpen(Instant now) {
    return INVITE
        .REVOKE_TIME
        .isNull()
        .and(INVITE.EXPIRE_TIME.isNull().or(INVITE.EXPIRE_TIME.gt(utc(now))))
        .and(INVITE.MAX_USES.isNull().or(INVITE.USED_COUNT.lt(INVITE.MAX_USES)));
  }

  static Condition behind(Optional<PageKey> after) {
    return after
        .<Condition>map(key ->
            row(INVITE.CREATE_TIME, INVITE.ID).lt(utc(Instant.parse(key.text(0))), key.text(1)))
        .orElse(noCondition());
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
