package io.coterie.policy.document;

import io.coterie.policy.Hostname;
import io.coterie.policy.Subject;
import io.coterie.policy.SubjectId;
import java.util.Map;

/** The members of the network that a policy {@link Mentions}, as they are when it is stored. */
public record Roster(Map<Hostname, Subject> hosts, Map<SubjectId, Subject> nodes) {
  /** For a policy that mentions nobody. */
  public static final Roster EMPTY = new Roster(Map.of(), Map.of());

  public Roster {
    hosts = Map.copyOf(hosts);
    nodes = Map.copyOf(nodes);
    hosts.forEach((host, member) -> {
      if (member.id().isEmpty()) {
        throw new IllegalArgumentException(host + " is nobody");
      }
    });
  }
}
