package io.coterie.network.member;

import io.coterie.network.access.NetworkScope;
import io.coterie.network.access.Role;
import io.coterie.network.directory.AccountDirectory;
import io.coterie.network.directory.NodeDirectory;
import io.coterie.network.directory.NodeFacts;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.PrincipalId;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Adds to members what other services know: names, presence, endpoints. A node whose registration
 * ended is left out, also before this service was told. Not to be used inside a transaction.
 */
public final class Roster {
  private final AccountDirectory accounts;
  private final NodeDirectory nodes;

  @Inject
  Roster(AccountDirectory accounts, NodeDirectory nodes) {
    this.accounts = accounts;
    this.nodes = nodes;
  }

  /** The members as somebody in that place sees them: viewers see no endpoints. */
  public List<MemberView> show(NetworkScope scope, List<Member> members) {
    var names = names(select(members, AccountId.class).toList());
    var facts = facts(select(members, NodeId.class).toList());
    boolean endpoints =
        scope.isOperator() || scope.role().filter(r -> r.atLeast(Role.MEMBER)).isPresent();
    return members.stream()
        .flatMap(member ->
            switch (member.principal()) {
              case AccountId account ->
                  Stream.of(
                      new MemberView(
                          member,
                          scope.network().number(),
                          names.getOrDefault(account, ""),
                          false,
                          List.of()));
              case NodeId node ->
                  Optional.ofNullable(facts.get(node))
                      .filter(f -> isSameRegistration(member, f))
                      .map(f -> view(scope, member, f, endpoints))
                      .stream();
            })
        .toList();
  }

  private static MemberView view(
      NetworkScope scope, Member member, NodeFacts facts, boolean endpoints) {
    var hostname = member.node().flatMap(Member.AsNode::hostname).map(Hostname::text).orElse("");
    return new MemberView(
        member,
        scope.network().number(),
        hostname,
        facts.online(),
        endpoints && facts.online() ? facts.endpoints() : List.of());
  }

  private static boolean isSameRegistration(Member member, NodeFacts facts) {
    return member.node().map(Member.AsNode::registration).equals(Optional.of(facts.incarnation()));
  }

  private Map<AccountId, String> names(List<AccountId> ids) {
    return ids.isEmpty() ? Map.of() : accounts.names(ids);
  }

  private Map<NodeId, NodeFacts> facts(List<NodeId> ids) {
    return ids.isEmpty() ? Map.of() : nodes.find(ids);
  }

  private static <T extends PrincipalId> Stream<T> select(List<Member> members, Class<T> kind) {
    return members.stream().map(Member::principal).filter(kind::isInstance).map(kind::cast);
  }
}
