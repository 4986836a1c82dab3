package io.coterie.policy.document;

import io.coterie.policy.Hostname;
import io.coterie.policy.SubjectId;
import java.util.Set;

/**
 * Which members have to be looked up before a policy can be accepted.
 *
 * @param hosts names in rules and tests
 * @param nodes nodes that tests speak of; those in rules may well not be members
 */
public record Mentions(Set<Hostname> hosts, Set<SubjectId> nodes) {
  public Mentions {
    hosts = Set.copyOf(hosts);
    nodes = Set.copyOf(nodes);
  }
}
