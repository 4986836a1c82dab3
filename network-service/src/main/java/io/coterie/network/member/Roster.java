package io.coterie.network.member;

import static java.util.stream.Collectors.toMap;

import io.coterie.network.access.NetworkScope;
import io.coterie.network.access.Role;
import io.coterie.network.directory.AccountDirectory;
import io.coterie.network.directory.NodeDirectory;
import io.coterie.network.directory.NodeFacts;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.id.AccountId;
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
  private final Transactions transactions;
  private final MemberRepository repository;
  private final AccountDirectory accounts;
  private final NodeDirectory nodes;

  @Inject
  Roster(
      Transactions transactions,
      MemberRepository repository,
      AccountDirectory accounts,
      NodeDirectory nodes) {
    this.transactions = transactions;
    this.repository = repository;
    this.accounts = accounts;
    this.nodes = nodes;
  }

  /** The members as somebody in that place sees them: viewers see no endpoints, unless they may. */
  public List<MemberView> show(NetworkScope scope, List<Member> members) {
    var vouchers = vouchers(scope, members);
    var names = accounts(Stream.concat(members.stream(), vouchers.stream()).map(Member::principal));
    var facts = facts(members);
    var voucherNames =
        vouchers.stream().collect(toMap(Member::principal, voucher -> name(voucher, names)));
    boolean endpoints = seesEndpoints(scope);
    return members.stream()
        .flatMap(member -> view(scope, member, names, facts, endpoints).stream())
        .map(view -> view.vouchedBy(voucher(view.member(), voucherNames)))
        .toList();
  }

  private static Optional<MemberView> view(
      NetworkScope scope,
      Member member,
      Map<AccountId, String> names,
      Map<NodeId, NodeFacts> facts,
      boolean endpoints) {
    var bare = MemberView.bare(member, scope.network().number());
    return switch (member.principal()) {
      case AccountId account -> Optional.of(bare.named(name(member, names)));
      case NodeId node ->
          Optional.ofNullable(facts.get(node))
              .filter(found -> isSameRegistration(member, found))
              .map(found ->
                  bare.present(
                      found.online(), endpoints && found.online() ? found.endpoints() : List.of()));
    };
  }

  private static boolean seesEndpoints(NetworkScope scope) {
    return scope.isOperator()
        || scope.role().filter(role -> role.atLeast(Role.MEMBER)).isPresent()
        || scope.network().settings().viewersSeeEndpoints();
  }

  /** Those who vouched for the members and are still in the network. */
  private List<Member> vouchers(NetworkScope scope, List<Member> members) {
    var ids = members.stream().flatMap(member -> member.vouchedBy().stream()).distinct().toList();
    return ids.isEmpty() ? List.of() : transactions.read(db -> repository.find(db, scope, ids));
  }

  private static String voucher(Member member, Map<PrincipalId, String> names) {
    return member.vouchedBy().map(by -> names.getOrDefault(by, "")).orElse("");
  }

  private static String name(Member member, Map<AccountId, String> accountNames) {
    return switch (member.principal()) {
      case AccountId account -> accountNames.getOrDefault(account, "");
      case NodeId node -> member.hostname();
    };
  }

  private static boolean isSameRegistration(Member member, NodeFacts facts) {
    return member.node().map(Member.AsNode::registration).equals(Optional.of(facts.incarnation()));
  }

  private Map<AccountId, String> accounts(Stream<PrincipalId> principals) {
    var ids =
        principals
            .filter(AccountId.class::isInstance)
            .map(AccountId.class::cast)
            .distinct()
            .toList();
    return ids.isEmpty() ? Map.of() : accounts.names(ids);
  }

  private Map<NodeId, NodeFacts> facts(List<Member> members) {
    var ids =
        members.stream()
            .map(Member::principal)
            .filter(NodeId.class::isInstance)
            .map(NodeId.class::cast)
            .toList();
    return ids.isEmpty() ? Map.of() : nodes.find(ids);
  }
}
