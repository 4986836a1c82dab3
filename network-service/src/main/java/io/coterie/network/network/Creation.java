package io.coterie.network.network;

import com.google.protobuf.Message;
import io.coterie.network.access.Gate;
import io.coterie.network.access.JoinSecrets;
import io.coterie.network.access.LockedNetwork;
import io.coterie.network.access.NetworkName;
import io.coterie.network.access.Owner;
import io.coterie.network.access.Permission;
import io.coterie.network.access.Role;
import io.coterie.network.failure.NetworkReason;
import io.coterie.network.member.Admission;
import io.coterie.network.member.Entrant;
import io.coterie.network.member.KnownNodes;
import io.coterie.network.member.Memberships;
import io.coterie.network.member.Newcomer;
import io.coterie.network.network.Founders.Founder;
import io.coterie.network.quota.PlanBook;
import io.coterie.network.quota.Quotas;
import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.db.Answer;
import io.coterie.platform.db.ChangeKind;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.db.Tx;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.identity.Caller;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Making networks. */
public final class Creation {
  private static final String NAME_CONSTRAINT = "network_name_of_owner";
  private static final NetworkName DEFAULT = new NetworkName("default");

  private final Transactions transactions;
  private final Gate gate;
  private final NetworkRepository repository;
  private final KnownNodes knownNodes;
  private final Memberships memberships;
  private final JoinSecrets secrets;
  private final Founders founders;
  private final Quotas quotas;
  private final PlanBook plans;

  @Inject
  Creation(
      Transactions transactions,
      Gate gate,
      NetworkRepository repository,
      KnownNodes knownNodes,
      Memberships memberships,
      JoinSecrets secrets,
      Founders founders,
      Quotas quotas,
      PlanBook plans) {
    this.transactions = transactions;
    this.gate = gate;
    this.repository = repository;
    this.knownNodes = knownNodes;
    this.memberships = memberships;
    this.secrets = secrets;
    this.founders = founders;
    this.quotas = quotas;
    this.plans = plans;
  }

  /**
   * Makes a network for the caller.
   *
   * @param ownerNode the node that shall own it, named by the operator; empty: the caller
   */
  <R extends Message> R create(
      Caller caller, NewNetwork network, String ownerNode, Answer<NetworkView, R> answer) {
    var founder = founders.of(caller, ownerNode);
    var id = NetworkId.random();
    return plans.consulted(() -> create(caller, id, network, founder, answer));
  }

  private <R extends Message> R create(
      Caller caller,
      NetworkId id,
      NewNetwork network,
      Founder founder,
      Answer<NetworkView, R> answer) {
    return transactions.mutate(
        answer,
        tx -> {
          tx.onViolation(NAME_CONSTRAINT, NetworkReason.NETWORK_NAME_TAKEN::failure);
          founder.holder().ifPresent(holder -> quotas.hold(tx, holder));
          var members = founder.members().stream().map(m -> knownNodes.hold(tx, m)).toList();
          requireQuota(tx, founder);
          found(tx, id, network, founder.owner(), members, Incarnation.random());
          tx.audit(AuditEntry.of(id.text()).in(id).with("name", network.name().text()));
          var scope = gate.view(tx.db(), caller, id, Permission.VIEW);
          return NetworkView.of(scope, founder.names(), false);
        });
  }

  private void requireQuota(Tx tx, Founder founder) {
    var obstacle = founder.holder().flatMap(holder -> quotas.obstacleToOwning(tx, holder));
    if (obstacle.isPresent()) {
      throw obstacle.get().exception();
    }
  }

  /**
   * Makes an account's network {@code default}, once in the account's life.
   *
   * @param incarnation what its membership gets
   */
  public void createDefault(AccountId account, NetworkId id, Incarnation incarnation) {
    transactions.write(tx -> {
      createDefault(tx, account, id, incarnation);
      return true;
    });
  }

  /** The same, as part of a transaction. */
  public void createDefault(Tx tx, AccountId account, NetworkId id, Incarnation incarnation) {
    if (!repository.claimDefault(tx.db(), account)) {
      return;
    }
    var owner = Owner.of(account);
    var name =
        repository.isNameFree(tx.db(), owner, DEFAULT) ? DEFAULT : SpareNames.of(DEFAULT, id);
    var member = knownNodes.hold(tx, new Newcomer.OfAccount(account, ""));
    // it counts, but whatever the plan says, everybody gets it
    found(tx, id, NewNetwork.closed(name), owner, List.of(member), incarnation);
    tx.audit(AuditEntry.effect("DefaultNetworkCreated", id.text()).in(id));
  }

  private void found(
      Tx tx,
      NetworkId id,
      NewNetwork network,
      Owner owner,
      List<Entrant> members,
      Incarnation incarnation) {
    var number = repository.takeNumber(tx.db());
    var secret =
        Optional.of(network.joinSecret())
            .filter(text -> !text.isEmpty())
            .map(text -> secrets.hash(id, text));
    repository.insert(tx.db(), id, number, owner, network, secret, tx.now());
    LockedNetwork locked = gate.lockForEffect(tx, id).orElseThrow();
    for (var member : members) {
      boolean owns = owner.principal().filter(member.newcomer().id()::equals).isPresent();
      memberships.admit(
          tx,
          locked,
          owns
              ? Admission.of(member, Role.OWNER, Optional.empty()).with(incarnation)
              : Admission.of(member, Role.MEMBER, owner.principal()));
    }
    tx.publish(NetworkFeed.entry(id, 1, ChangeKind.CREATED));
  }
}
