package io.coterie.cli.network;

import io.coterie.cli.output.Constant;
import io.coterie.network.v1.JoinRule;
import io.coterie.network.v1.Network;
import io.coterie.network.v1.Role;
import java.util.stream.Collectors;

/** The contracts' constants as people write them. */
public final class Words {
  private Words() {}

  public static String of(Role role) {
    return Constant.word(role);
  }

  public static String of(JoinRule rule) {
    return Constant.word(rule);
  }

  static String permissions(Network network) {
    return network.getMyPermissionsList().isEmpty()
        ? "nothing"
        : network.getMyPermissionsList().stream()
            .map(Constant::word)
            .collect(Collectors.joining(", "));
  }
}
