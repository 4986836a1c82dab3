package io.coterie.network.member;

import static io.coterie.network.tables.Tables.MEMBER;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import io.coterie.network.access.NetworkScope;
import io.coterie.network.access.Role;
import io.coterie.platform.id.PrincipalId;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.SQLDataType;

/** All SQL about who vouched for whom. */
final class VouchRepository {
  /**
   * A member, its nodes, everybody they vouched for, and so on; never the owner.
   *
   * @param sparesAdmins leaves out admins that were vouched for, and the chains behind them
   */
  List<Member> chain(DSLContext db, NetworkScope network, PrincipalId first, boolean sparesAdmins) {
    var chain = table(name("chain"));
    var gone = field(name("chain", "gone"), SQLDataType.CLOB);
    var vouched =
        sparesAdmins
            ? MEMBER.VOUCHED_BY.eq(gone).and(MEMBER.ROLE.ne(Role.ADMIN.text()))
            : MEMBER.VOUCHED_BY.eq(gone);
    return db.withRecursive("chain", "gone")
        .as(
            select(MEMBER.PRINCIPAL)
                .from(MEMBER)
                .where(MEMBER.NETWORK_ID.eq(network.id().text()))
                .and(MEMBER.PRINCIPAL.eq(first.text()))
                .union(
                    select(MEMBER.PRINCIPAL)
                        .from(MEMBER)
                        .join(chain)
                        .on(vouched.or(MEMBER.OWNER_ACCOUNT.eq(gone)))
                        .where(MEMBER.NETWORK_ID.eq(network.id().text()))
                        .and(MEMBER.ROLE.ne(Role.OWNER.text()))))
        .selectFrom(MEMBER)
        .where(MEMBER.NETWORK_ID.eq(network.id().text()))
        .and(MEMBER.PRINCIPAL.in(select(gone).from(chain)))
        .orderBy(MEMBER.NODE_NUMBER, MEMBER.PRINCIPAL)
        .fetch(MemberRows::read);
  }
}
