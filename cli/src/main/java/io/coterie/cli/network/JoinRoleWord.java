package io.coterie.cli.network;

import io.coterie.network.v1.Role;

/** As what one can come in by oneself. */
enum JoinRoleWord {
  MEMBER(Role.ROLE_MEMBER),
  VIEWER(Role.ROLE_VIEWER);

  private final Role role;

  JoinRoleWord(Role role) {
    this.role = role;
  }

  Role role() {
    return role;
  }

  @Override
  public String toString() {
    return Words.of(role);
  }
}
