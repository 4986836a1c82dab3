package io.coterie.cli.network;

import io.coterie.network.v1.Role;

/** Roles that can be given, as options name them. */
enum RoleWord {
  ADMIN(Role.ROLE_ADMIN),
  MEMBER(Role.ROLE_MEMBER),
  VIEWER(Role.ROLE_VIEWER);

  private final Role role;

  RoleWord(Role role) {
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
