package io.coterie.network.network;

import com.google.protobuf.Message;
import io.coterie.network.access.Gate;
import io.coterie.network.access.JoinRule;
import io.coterie.network.access.JoinSecrets;
import io.coterie.network.access.NetworkFinder;
import io.coterie.network.access.NetworkScope;
import io.coterie.network.access.Permission;
import io.coterie.network.access.ScopeList;
import io.coterie.network.directory.Names;
import io.coterie.network.failure.NetworkReason;
import io.coterie.network.member.JoinRequestRepository;
import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.db.Answer;
import io.coterie.platform.db.ChangeKind;
import io.coterie.platform.db.Page;
import io.coterie.platform.db.PageScope;
import io.coterie.platform.db.PageSize;
import io.coterie.platform.db.PageTokens;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.PrincipalId;
import io.coterie.platform.identity.Caller;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looking at networks and changing them. */
public final class Networks {
  private final Transactions transactions;
  private final NetworkFinder finder;
  private final Gate gate;
  private final ScopeList scopes;
  private final NetworkRepository repository;
  private final JoinSecrets secrets;
  private final Names names;
  private final PageTokens pageTokens;
  private final JoinRequestRepository requests;

  @Inject
  Networks(
      Transactions transactions,
      NetworkFinder finder,
      Gate gate,
      ScopeList scopes,
      NetworkRepository repository,
      JoinSecrets secrets,
      Names names,
      PageTokens pageTokens,
      JoinRequestRepository requests) {
    this.transactions = transactions;
    this.finder = finder;
    this.gate = gate;
    this.scopes = scopes;
    this.repository = repository;
    this.secrets = secrets;
    this.names = names;
    this.pageTokens = pageTokens;
    this.requests = requests;
  }

  NetworkView get(Caller caller, String ref) {
    return view(caller, finder.find(caller, ref));
  }

  /** The network of an id, as the caller sees it now. Not to be used inside a transaction. */
  public NetworkView view(Caller caller, NetworkId id) {
    NetworkScope scope = transactions.read(db -> gate.look(db, caller, id));
    return NetworkView.of(scope, owners(List.of(scope)), isRestricted(caller));
  }

  Page<NetworkView> page(Caller caller, PageSize size, String pageToken) {
    var list = PageScope.ofCall();
    var page =
        transactions.read(db ->
            pageTokens.page(
                list,
                size,
                scopes.page(db, caller, pageTokens.after(list, pageToken), size.limit()),
                ScopeList::key));
    var owners = owners(page.items());
    return page.map(scope -> NetworkView.of(scope, owners, isRestricted(caller)));
  }

  /**
   * All networks, for those who look after the hub.
   *
   * @throws io.coterie.platform.failure.FailureException SYSTEM_ADMIN_NEEDED
   */
  Page<NetworkView> all(Caller caller, PageSize size, String pageToken) {
    var list = PageScope.ofCall();
    var page =
        transactions.read(db ->
            pageTokens.page(
                list,
                size,
                scopes.all(db, caller, pageTokens.after(list, pageToken), size.limit()),
                ScopeList::key));
    var owners = owners(page.items());
    return page.map(scope -> NetworkView.of(scope, owners, false));
  }

  <R extends Message> R update(
      Caller caller, String ref, NetworkChanges changes, Answer<NetworkView, R> answer) {
    NetworkId id = finder.find(caller, ref);
    NetworkScope seen = transactions.read(db -> gate.view(db, caller, id, changes.needed()));
    var owner = owners(List.of(seen));
    return transactions.mutate(
        answer,
        tx -> {
          tx.onViolation("network_name_of_owner", NetworkReason.NETWORK_NAME_TAKEN::failure);
          var network = gate.lock(tx, caller, id, changes.needed());
          changes.check(network.network());
          var secret =
              Optional.of(changes.joinSecret())
                  .filter(text -> !text.isEmpty())
                  .map(text -> secrets.hash(id, text));
          repository.update(tx.db(), network, changes, secret);
          if (changes.hides()) {
            requests.deleteAll(tx.db(), network);
          }
          var now = gate.view(tx.db(), caller, id, Permission.VIEW);
          tx.publish(NetworkFeed.entry(id, now.network().version(), ChangeKind.UPDATED));
          tx.audit(changes.audit(id));
          return NetworkView.of(now, owner, false);
        });
  }

  /** Replaces the join secret; what the network is to those inside does not change. */
  <R extends Message> R rotateSecret(
      Caller caller, String ref, String secret, Answer<NetworkId, R> answer) {
    NetworkId id = finder.find(caller, ref);
    return transactions.mutate(
        answer,
        tx -> {
          var network = gate.lock(tx, caller, id, Permission.UPDATE);
          if (network.network().joinRule() != JoinRule.TOKEN) {
            throw NetworkReason.JOIN_RULE_MISMATCH.exception();
          }
          repository.setSecret(tx.db(), network, secrets.hash(id, secret));
          tx.audit(AuditEntry.of(id.text()).in(id));
          return id;
        });
  }

  private Map<PrincipalId, String> owners(List<NetworkScope> networks) {
    return names.of(
        networks.stream().flatMap(scope -> scope.network().owner().principal().stream()).toList());
  }

  private static boolean isRestricted(Caller caller) {
    return caller.boundNetwork().isPresent();
  }
}
