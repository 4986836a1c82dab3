package io.coterie.cli.network;

import io.coterie.cli.output.Table;
import io.coterie.network.v1.Network;
import io.coterie.network.v1.Role;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Networks, one a line, the active one first: mark, name, id, role, agents, tasks. */
record NetworkList(List<Network> networks, Optional<String> active, boolean symbols) {
  private static final String NONE =
      """
      Networks:
        none yet; make one with: coterie network create NAME, or join one with: coterie network join inv_…\
      """;

  @Override
  public String toString() {
    if (networks.isEmpty()) {
      return NONE;
    }
    int names = networks.stream().mapToInt(n -> name(n).length()).max().orElse(0);
    int ids = networks.stream().mapToInt(n -> n.getId().length() + 2).max().orElse(0);
    int roles = Math.max(7, networks.stream().mapToInt(n -> role(n).length()).max().orElse(0));
    int agents = Math.max(9, networks.stream().mapToInt(n -> agents(n).length()).max().orElse(0));
    var text = new StringBuilder("Networks:");
    for (Network network : activeFirst()) {
      text.append("\n  ")
          .append(symbols ? symbol(network.getMyRole()) : "")
          .append(padded(name(network), names))
          .append(padded("(" + network.getId() + ")", ids))
          .append(padded(role(network), roles))
          .append(padded(agents(network), agents))
          .append(network.getTaskCount())
          .append(" tasks")
          .append(isActive(network) ? "  ← active" : "");
    }
    return text.toString();
  }

  private List<Network> activeFirst() {
    return networks.stream().sorted(Comparator.comparing(n -> !isActive(n))).toList();
  }

  private boolean isActive(Network network) {
    return active
        .filter(a ->
            a.equals(network.getId())
                || a.equals(network.getName())
                || a.equals(Integer.toUnsignedString(network.getNumber()))
                || a.equals(network.getOwnerName() + "/" + network.getName()))
        .isPresent();
  }

  private static String name(Network network) {
    return Table.printable(network.getName());
  }

  /** What the caller is in it; the operator is nothing in any. */
  private static String role(Network network) {
    return network.getMyRole() == Role.ROLE_UNSPECIFIED ? "-" : Words.of(network.getMyRole());
  }

  private static String agents(Network network) {
    return network.getAgentCount() + " agents";
  }

  private static String symbol(Role role) {
    return switch (role) {
      case ROLE_OWNER -> "⭐ ";
      case ROLE_ADMIN -> "🔧 ";
      case ROLE_MEMBER -> "👤 ";
      case ROLE_VIEWER -> "👁  "; // one column narrower than the others
      case ROLE_UNSPECIFIED, UNRECOGNIZED -> "   ";
    };
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length() + 2);
  }
}
