package io.coterie.network.network;

import com.google.protobuf.Message;
import io.coterie.network.access.Gate;
import io.coterie.network.access.NetworkFinder;
import io.coterie.network.access.Permission;
import io.coterie.network.failure.NetworkFailure;
import io.coterie.network.member.MemberDirectory;
import io.coterie.network.member.Memberships;
import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.db.Answer;
import io.coterie.platform.db.ChangeKind;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.identity.Caller;
import jakarta.inject.Inject;

/** Deleting networks, with everything in them. */
final class Deletion {
  private final Transactions transactions;
  private final NetworkFinder finder;
  private final Gate gate;
  private final NetworkRepository repository;
  private final MemberDirectory directory;
  private final Memberships memberships;

  @Inject
  Deletion(
      Transactions transactions,
      NetworkFinder finder,
      Gate gate,
      NetworkRepository repository,
      MemberDirectory directory,
      Memberships memberships) {
    this.transactions = transactions;
    this.finder = finder;
    this.gate = gate;
    this.repository = repository;
    this.directory = directory;
    this.memberships = memberships;
  }

  /** Deletes a network; while agents are online only if they shall be disconnected. */
  <R extends Message> R delete(
      Caller caller, String ref, boolean disconnectAgents, Answer<NetworkId, R> answer) {
    NetworkId id = finder.find(caller, ref);
    var scope = transactions.read(db -> gate.view(db, caller, id, Permission.DELETE));
    if (!disconnectAgents) {
      int online = directory.countOnline(scope);
      if (online > 0) {
        throw new NetworkFailure.AgentsOnline(online).exception();
      }
    }
    return transactions.mutate(
        answer,
        tx -> {
          var network = gate.lock(tx, caller, id, Permission.DELETE);
          tx.forgetChanges(id);
          memberships.publishEnd(tx, network);
          repository.delete(tx.db(), network);
          tx.publish(NetworkFeed.entry(id, network.network().version() + 1, ChangeKind.DELETED));
          tx.audit(AuditEntry.of(id.text()).in(id).with("name", network.network().name().text()));
          return id;
        });
  }
}
