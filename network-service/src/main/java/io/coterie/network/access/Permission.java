package io.coterie.network.access;

/** What one may do in a network, and the least role that may. */
public enum Permission {
  VIEW(Role.VIEWER, true),
  ENROL_NODE(Role.MEMBER, true),
  CREATE_TOKEN(Role.MEMBER, false),
  VOUCH(Role.MEMBER, false),
  INVITE(Role.ADMIN, false),
  REMOVE_MEMBER(Role.ADMIN, true),
  UPDATE(Role.ADMIN, false),
  CHANGE_ROLE(Role.OWNER, false),
  RENAME(Role.OWNER, false),
  TRANSFER(Role.OWNER, false),
  DELETE(Role.OWNER, true),
  /** Everybody but the owner, who would leave the network without one. */
  LEAVE(Role.VIEWER, false);

  private final Role least;
  private final boolean operator;

  Permission(Role least, boolean operator) {
    this.least = least;
    this.operator = operator;
  }

  Role least() {
    return least;
  }

  boolean isFor(Standing standing) {
    return switch (standing) {
      case Standing.AsMember member -> member.role().atLeast(least);
      case Standing.AsOperator o -> operator;
      case Standing.AsNobody n -> false;
    };
  }
}
