package io.coterie.network.member;

import io.coterie.network.access.Gate;
import io.coterie.network.access.NetworkFinder;
import io.coterie.network.access.NetworkScope;
import io.coterie.network.access.Permission;
import io.coterie.network.directory.AccountDirectory;
import io.coterie.network.directory.OwnNodes;
import io.coterie.network.failure.NetworkReason;
import io.coterie.platform.db.Page;
import io.coterie.platform.db.PageKey;
import io.coterie.platform.db.PageScope;
import io.coterie.platform.db.PageSize;
import io.coterie.platform.db.PageTokens;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.PrincipalId;
import io.coterie.platform.identity.Caller;
import io.coterie.platform.identity.Caller.NetworkBinding;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** Looks members up, for those who may see them. */
public final class MemberDirectory {
  private final Transactions transactions;
  private final NetworkFinder finder;
  private final Gate gate;
  private final MemberRepository repository;
  private final AccountDirectory accounts;
  private final Roster roster;
  private final PageTokens pageTokens;

  @Inject
  MemberDirectory(
      Transactions transactions,
      NetworkFinder finder,
      Gate gate,
      MemberRepository repository,
      AccountDirectory accounts,
      Roster roster,
      PageTokens pageTokens) {
    this.transactions = transactions;
    this.finder = finder;
    this.gate = gate;
    this.repository = repository;
    this.accounts = accounts;
    this.roster = roster;
    this.pageTokens = pageTokens;
  }

  /** One page; nodes that were deregistered a moment ago are left out. */
  Page<MemberView> page(
      Caller caller, String ref, MemberKind kind, PageSize size, String pageToken) {
    NetworkId id = effective(caller, ref);
    record Rows(NetworkScope scope, Page<Member> page) {}
    var rows =
        transactions.read(db -> {
          var scope = gate.view(db, caller, id, Permission.VIEW);
          var list = PageScope.ofCall(scope.id(), kind);
          var found =
              repository.page(db, scope, kind, pageTokens.after(list, pageToken), size.limit());
          return new Rows(scope, pageTokens.page(list, size, found, MemberDirectory::key));
        });
    return new Page<>(roster.show(rows.scope(), rows.page().items()), rows.page().next());
  }

  /**
   * One member.
   *
   * @throws io.coterie.platform.failure.FailureException NETWORK_NOT_FOUND, MEMBER_NOT_FOUND
   */
  MemberView get(Caller caller, String network, MemberRef ref) {
    NetworkId id = effective(caller, network);
    var scope = transactions.read(db -> gate.view(db, caller, id, Permission.VIEW));
    return view(scope, resolve(scope, ref));
  }

  /** The member, as whoever has the scope sees it. Not to be used inside a transaction. */
  MemberView view(NetworkScope scope, PrincipalId principal) {
    return present(scope, principal).orElseThrow(NetworkReason.MEMBER_NOT_FOUND::exception);
  }

  /** Everybody, as they are in the transaction. */
  public List<Member> all(DSLContext db, NetworkScope scope) {
    return repository.all(db, scope);
  }

  /** One member as it is now, if it still is one. Not to be used inside a transaction. */
  public Optional<MemberView> present(NetworkScope scope, PrincipalId principal) {
    return transactions
        .read(db -> repository.find(db, scope, principal))
        .flatMap(member -> roster.show(scope, List.of(member)).stream().findFirst());
  }

  /** How many of the network's nodes are online. Not to be used inside a transaction. */
  public int countOnline(NetworkScope scope) {
    var members = transactions.read(db -> repository.all(db, scope));
    return (int) roster.show(scope, members).stream().filter(MemberView::online).count();
  }

  /**
   * Who is meant by the name of a member. Not to be used inside a transaction.
   *
   * @throws io.coterie.platform.failure.FailureException MEMBER_NOT_FOUND
   */
  public PrincipalId resolve(NetworkScope scope, MemberRef ref) {
    return switch (ref) {
      case MemberRef.ToAccount(var text) ->
          accounts
              .find(text)
              .<PrincipalId>map(account -> account)
              .orElseThrow(NetworkReason.MEMBER_NOT_FOUND::exception);
      case MemberRef.ToNode(var text) when NodeId.matches(text) -> new NodeId(text);
      case MemberRef.ToNode(var text) ->
          transactions
              .read(db -> node(db, scope, text))
              .map(Member::principal)
              .orElseThrow(NetworkReason.MEMBER_NOT_FOUND::exception);
    };
  }

  private Optional<Member> node(DSLContext db, NetworkScope scope, String text) {
    return OwnNodes.number(text)
        .flatMap(number -> repository.find(db, scope, number))
        .or(() -> Hostnames.parse(text).flatMap(name -> repository.find(db, scope, name)));
  }

  /** A credential that is bound to a network looks there, whatever it names. */
  private NetworkId effective(Caller caller, String ref) {
    return caller
        .boundNetwork()
        .map(NetworkBinding::network)
        .orElseGet(() -> finder.find(caller, ref));
  }

  private static PageKey key(Member member) {
    long number = member.node().map(node -> node.number().value()).orElse(0L);
    return PageKey.of(number, member.principal().text());
  }
}
