package io.coterie.network.member;

import io.coterie.network.access.Role;
import java.util.Collection;

/**
 * How many are in a network, or come and go.
 *
 * @param accounts those with a role above viewer
 * @param viewers accounts that only look on
 */
record Headcount(int accounts, int nodes, int viewers) {
  private static final Headcount NOBODY = new Headcount(0, 0, 0);

  static Headcount of(Role role, boolean isNode) {
    if (isNode) {
      return new Headcount(0, 1, 0);
    }
    return role == Role.VIEWER ? new Headcount(0, 0, 1) : new Headcount(1, 0, 0);
  }

  static Headcount of(Member member) {
    return of(member.role(), member.node().isPresent());
  }

  static Headcount of(Collection<Member> members) {
    return members.stream().map(Headcount::of).reduce(NOBODY, Headcount::plus);
  }

  static Headcount nobody() {
    return NOBODY;
  }

  Headcount plus(Headcount other) {
    return new Headcount(accounts + other.accounts, nodes + other.nodes, viewers + other.viewers);
  }

  Headcount minus(Headcount other) {
    return new Headcount(accounts - other.accounts, nodes - other.nodes, viewers - other.viewers);
  }

  /** What counts against the most members. */
  int members() {
    return accounts + nodes;
  }
}
