package io.coterie.network.access;

import com.google.common.collect.ImmutableSet;

/** What one may do in a network, and the least role that may. */
public enum Permission {
  VIEW(Role.VIEWER, Beside.OPERATOR),
  ENROL_NODE(Role.MEMBER, Beside.OPERATOR),
  CREATE_TOKEN(Role.MEMBER),
  /** The network's vouch rule may ask for more. */
  VOUCH(Role.MEMBER),
  INVITE(Role.ADMIN),
  REMOVE_MEMBER(Role.ADMIN, Beside.OPERATOR),
  UPDATE(Role.ADMIN),
  TAG(Role.ADMIN),
  LIST_TOKENS(Role.ADMIN),
  ANSWER_JOIN_REQUEST(Role.ADMIN),
  SET_POLICY(Role.ADMIN),
  CHANGE_ROLE(Role.OWNER),
  RENAME(Role.OWNER),
  TRANSFER(Role.OWNER),
  DELETE(Role.OWNER, Beside.OPERATOR, Beside.SYSTEM_ADMIN),
  /** Everybody but the owner, who would leave the network without one. */
  LEAVE(Role.VIEWER);

  private final Role least;
  private final ImmutableSet<Beside> others;

  /** Who may it in every network, whatever its role there. */
  enum Beside {
    OPERATOR,
    SYSTEM_ADMIN
  }

  Permission(Role least, Beside... others) {
    this.least = least;
    this.others = ImmutableSet.copyOf(others);
  }

  /** The least role that may it in a network. */
  Role least(Network network) {
    return this == VOUCH ? network.settings().vouchRule().least() : least;
  }

  boolean isFor(Beside somebody) {
    return others.contains(somebody);
  }

  boolean isFor(Network network, Standing standing) {
    return switch (standing) {
      case Standing.AsMember member ->
          member.role().atLeast(least(network))
              || (member.systemAdmin() && isFor(Beside.SYSTEM_ADMIN));
      case Standing.AsSystemAdmin a -> isFor(Beside.SYSTEM_ADMIN);
      case Standing.AsOperator o -> isFor(Beside.OPERATOR);
      case Standing.AsNobody n -> false;
    };
  }
}
