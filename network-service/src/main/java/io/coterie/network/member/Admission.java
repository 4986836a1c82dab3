package io.coterie.network.member;

import io.coterie.network.access.Role;
import io.coterie.network.directory.NodeFacts;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NodeNumber;
import io.coterie.platform.id.PrincipalId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** As what somebody gets in. */
public record Admission(
    Entrant entrant,
    Role role,
    Optional<PrincipalId> vouchedBy,
    List<String> tags,
    Incarnation incarnation) {
  public Admission {
    tags = List.copyOf(tags);
  }

  /** With nothing special about it. */
  public static Admission of(Entrant entrant, Role role, Optional<PrincipalId> vouchedBy) {
    return new Admission(entrant, role, vouchedBy, List.of(), Incarnation.random());
  }

  public Admission with(Incarnation chosen) {
    return new Admission(entrant, role, vouchedBy, tags, chosen);
  }

  public Admission tagged(List<String> newTags) {
    return new Admission(entrant, role, vouchedBy, newTags, incarnation);
  }

  /**
   * The member that comes of it, without a version.
   *
   * @param number gives a node its number in the network
   */
  Member member(NetworkId network, Instant now, Function<NodeFacts, NodeNumber> number) {
    return new Member(
        network,
        entrant.newcomer().id(),
        role,
        vouchedBy,
        tags,
        incarnation,
        0,
        now,
        asNode(number));
  }

  private Optional<Member.AsNode> asNode(Function<NodeFacts, NodeNumber> number) {
    return entrant.newcomer() instanceof Newcomer.OfNode(var facts)
        ? Optional.of(
            new Member.AsNode(
                number.apply(facts),
                facts.incarnation(),
                facts.account(),
                entrant.hostname(),
                entrant.key()))
        : Optional.empty();
  }
}
