package io.coterie.network.network;

import com.google.protobuf.Message;
import io.coterie.network.access.Gate;
import io.coterie.network.access.LockedNetwork;
import io.coterie.network.access.NetworkFinder;
import io.coterie.network.access.NetworkName;
import io.coterie.network.access.Owner;
import io.coterie.network.access.Permission;
import io.coterie.network.access.Role;
import io.coterie.network.directory.Names;
import io.coterie.network.failure.NetworkReason;
import io.coterie.network.member.Member;
import io.coterie.network.member.MemberDirectory;
import io.coterie.network.member.MemberRef;
import io.coterie.network.member.Memberships;
import io.coterie.network.quota.PlanBook;
import io.coterie.network.quota.Quotas;
import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.db.Answer;
import io.coterie.platform.db.ChangeKind;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.db.Tx;
import io.coterie.platform.failure.PlatformFailure;
import io.coterie.platform.failure.PlatformReason;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.PrincipalId;
import io.coterie.platform.identity.Caller;
import jakarta.inject.Inject;
import java.util.List;

/** Who owns a network: always exactly one, an account, a node or the operator. */
public final class Ownership {
  private final Transactions transactions;
  private final NetworkFinder finder;
  private final Gate gate;
  private final NetworkRepository repository;
  private final MemberDirectory directory;
  private final Memberships memberships;
  private final Names names;
  private final Quotas quotas;
  private final PlanBook plans;

  @Inject
  Ownership(
      Transactions transactions,
      NetworkFinder finder,
      Gate gate,
      NetworkRepository repository,
      MemberDirectory directory,
      Memberships memberships,
      Names names,
      Quotas quotas,
      PlanBook plans) {
    this.transactions = transactions;
    this.finder = finder;
    this.gate = gate;
    this.repository = repository;
    this.directory = directory;
    this.memberships = memberships;
    this.names = names;
    this.quotas = quotas;
    this.plans = plans;
  }

  /** Makes another member the owner; the old one becomes admin. */
  <R extends Message> R transfer(
      Caller caller, String ref, MemberRef to, Answer<NetworkView, R> answer) {
    NetworkId id = finder.find(caller, ref);
    var scope = transactions.read(db -> gate.view(db, caller, id, Permission.TRANSFER));
    PrincipalId heir = directory.resolve(scope, to);
    var heirName = names.of(List.of(heir));
    var holder = directory.present(scope, heir).map(view -> view.member().holder()).orElse(heir);
    return plans.consulted(() ->
        transactions.mutate(
            answer,
            tx -> {
              tx.onViolation("network_name_of_owner", NetworkReason.NETWORK_NAME_TAKEN::failure);
              quotas.hold(tx, holder);
              var network = gate.lock(tx, caller, id, Permission.TRANSFER);
              var member =
                  memberships
                      .find(tx, network, heir)
                      .orElseThrow(NetworkReason.MEMBER_NOT_FOUND::exception);
              if (member.isOwner()) {
                throw NetworkReason.ROLE_UNCHANGED.exception();
              }
              var old = memberships.find(tx, network, network.member().orElseThrow()).orElseThrow();
              requireQuota(tx, old, member, holder);
              memberships.changeRole(tx, network, old, Role.ADMIN);
              memberships.changeRole(tx, network, member, Role.OWNER);
              setOwner(tx, network, Owner.of(heir), network.network().name());
              tx.audit(AuditEntry.of(heir.text()).in(id));
              return NetworkView.of(
                  gate.view(tx.db(), caller, id, Permission.VIEW), heirName, false);
            }));
  }

  /** How many networks the heir may own is not the old owner's to know. */
  private void requireQuota(Tx tx, Member old, Member heir, PrincipalId holder) {
    if (!heir.holder().equals(holder)) {
      throw new PlatformFailure.Plain(PlatformReason.CONCURRENT_CHANGE).exception();
    }
    boolean more = !old.holder().equals(holder);
    if (more && quotas.obstacleToOwning(tx, holder).isPresent()) {
      throw NetworkReason.NEW_OWNER_QUOTA.exception();
    }
  }

  /**
   * Takes a network from an owner that is no more: it falls to the operator, since nobody inside
   * was chosen to own it. The old owner stays a member, for the caller to take out.
   */
  public Member orphan(Tx tx, LockedNetwork network, Member owner) {
    var name = network.network().name();
    boolean free = repository.isNameFree(tx.db(), Owner.OPERATOR, name);
    setOwner(tx, network, Owner.OPERATOR, free ? name : SpareNames.of(name, network.id()));
    tx.audit(AuditEntry.effect("NetworkOrphaned", network.id().text()).in(network.id()));
    return memberships.changeRole(tx, network, owner, Role.ADMIN);
  }

  private void setOwner(Tx tx, LockedNetwork network, Owner owner, NetworkName name) {
    repository.setOwner(tx.db(), network, owner, name);
    tx.publish(
        NetworkFeed.entry(network.id(), network.network().version() + 1, ChangeKind.UPDATED));
  }
}
