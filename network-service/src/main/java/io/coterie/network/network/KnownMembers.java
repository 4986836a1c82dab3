package io.coterie.network.network;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.coterie.network.access.NetworkScope;
import io.coterie.network.member.Member;
import io.coterie.network.member.MemberView;
import io.coterie.network.member.Roster;
import io.coterie.platform.id.PrincipalId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What other services said about a network and its members just before a snapshot, which as a
 * transaction can't ask them itself.
 *
 * @param asked whom they were asked about; who is not among the views is gone
 */
record KnownMembers(
    NetworkView network, Set<PrincipalId> asked, Map<PrincipalId, MemberView> views) {
  static KnownMembers none(NetworkView network) {
    return new KnownMembers(network, Set.of(), Map.of());
  }

  /** Asks. Not to be used inside a transaction. */
  static KnownMembers of(
      NetworkView network, NetworkScope scope, List<Member> members, Roster roster) {
    return new KnownMembers(
        network,
        members.stream().map(Member::principal).collect(toSet()),
        roster.show(scope, members).stream()
            .collect(toMap(view -> view.member().principal(), identity())));
  }

  /** A member as it is now, with what was said about it. */
  Optional<MemberView> view(Member member) {
    return asked.contains(member.principal())
        ? Optional.ofNullable(views.get(member.principal())).map(view -> view.with(member))
        : Optional.of(MemberView.bare(member, network.network().number()));
  }
}
