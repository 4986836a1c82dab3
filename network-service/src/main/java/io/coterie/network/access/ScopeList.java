package io.coterie.network.access;

import static io.coterie.network.tables.Tables.MEMBER;
import static io.coterie.network.tables.Tables.NETWORK;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import io.coterie.platform.db.PageKey;
import io.coterie.platform.failure.PlatformFailure;
import io.coterie.platform.failure.PlatformReason;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.identity.Caller;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** The networks that a caller may see, by name: its own, or for the operator all. */
public final class ScopeList {
  private final Gate gate;

  @Inject
  ScopeList(Gate gate) {
    this.gate = gate;
  }

  /** What comes after the key of {@link #key}. */
  public List<NetworkScope> page(DSLContext db, Caller caller, Optional<PageKey> after, int limit) {
    if (caller instanceof Caller.OperatorCaller) {
      return all(db, new Standing.AsOperator(), after, limit);
    }
    if (caller.boundNetwork().isPresent()) {
      var bound = caller.boundNetwork().get().network();
      return List.of(gate.view(db, caller, bound, Permission.VIEW));
    }
    return own(db, caller, after, limit);
  }

  /**
   * All networks, for those who look after the hub.
   *
   * @throws io.coterie.platform.failure.FailureException SYSTEM_ADMIN_NEEDED
   */
  public List<NetworkScope> all(DSLContext db, Caller caller, Optional<PageKey> after, int limit) {
    if (caller instanceof Caller.OperatorCaller) {
      return all(db, new Standing.AsOperator(), after, limit);
    }
    if (!Gate.isSystemAdmin(caller)) {
      throw new PlatformFailure.Plain(PlatformReason.SYSTEM_ADMIN_NEEDED).exception();
    }
    return all(db, new Standing.AsSystemAdmin(), after, limit);
  }

  /** Where a network stands in the list. */
  public static PageKey key(NetworkScope scope) {
    return PageKey.of(scope.network().name(), scope.id());
  }

  private static List<NetworkScope> own(
      DSLContext db, Caller caller, Optional<PageKey> after, int limit) {
    var principal = caller.principal().orElseThrow();
    return db.select(NetworkRows.columns())
        .select(MEMBER.ROLE, MEMBER.INCARNATION)
        .from(MEMBER)
        .join(NETWORK)
        .on(NETWORK.ID.eq(MEMBER.NETWORK_ID))
        .where(MEMBER.PRINCIPAL.eq(principal.text()))
        .and(behind(after))
        .orderBy(NETWORK.NAME, NETWORK.ID)
        .limit(limit)
        .fetch(found ->
            new NetworkScope(
                NetworkRows.read(found),
                new Standing.AsMember(
                    principal,
                    Role.of(found.get(MEMBER.ROLE)),
                    new Incarnation(found.get(MEMBER.INCARNATION)),
                    Gate.isSystemAdmin(caller))));
  }

  private static List<NetworkScope> all(
      DSLContext db, Standing standing, Optional<PageKey> after, int limit) {
    return db.select(NetworkRows.columns())
        .from(NETWORK)
        .where(behind(after))
        .orderBy(NETWORK.NAME, NETWORK.ID)
        .limit(limit)
        .fetch(found -> new NetworkScope(NetworkRows.read(found), standing));
  }

  private static Condition behind(Optional<PageKey> after) {
    return after
        .<Condition>map(key -> row(NETWORK.NAME, NETWORK.ID).gt(key.text(0), key.text(1)))
        .orElse(noCondition());
  }
}
