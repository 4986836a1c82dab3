package io.coterie.cli.network;

import io.coterie.network.v1.JoinRule;
import io.coterie.network.v1.Network;
import io.coterie.network.v1.Permission;
import io.coterie.network.v1.Role;
import java.util.Locale;
import java.util.stream.Collectors;

/** The contracts' constants as people write them. */
public final class Words {
  private Words() {}

  public static String of(Role role) {
    return word(role.name(), "ROLE_");
  }

  public static String of(JoinRule rule) {
    return word(rule.name(), "JOIN_RULE_");
  }

  static String permissions(Network network) {
    return network.getMyPermissionsList().stream().map(Words::of).collect(Collectors.joining(", "));
  }

  private static String of(Permission permission) {
    return word(permission.name(), "PERMISSION_");
  }

  private static String word(String constant, String prefix) {
    return constant.replaceFirst("^" + prefix, "").toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
