package io.coterie.network.member;

import com.google.protobuf.Message;
import io.coterie.network.access.Gate;
import io.coterie.network.access.LockedNetwork;
import io.coterie.network.access.NetworkFinder;
import io.coterie.network.access.Role;
import io.coterie.network.failure.NetworkFailure.PendingRequestsLimit;
import io.coterie.network.failure.NetworkReason;
import io.coterie.network.quota.Quotas;
import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.db.Answer;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.db.Tx;
import io.coterie.platform.id.JoinRequestId;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.PrincipalId;
import io.coterie.platform.identity.Caller;
import jakarta.inject.Inject;

/** Asking to be let into public networks, which {@link Answering} answers. */
final class Asking {
  private final Transactions transactions;
  private final NetworkFinder finder;
  private final Gate gate;
  private final Newcomers newcomers;
  private final KnownNodes knownNodes;
  private final Memberships memberships;
  private final Quotas quotas;
  private final JoinRequestRepository repository;
  private final PublicNetworksConfig config;

  @Inject
  Asking(
      Transactions transactions,
      NetworkFinder finder,
      Gate gate,
      Newcomers newcomers,
      KnownNodes knownNodes,
      Memberships memberships,
      Quotas quotas,
      JoinRequestRepository repository,
      PublicNetworksConfig config) {
    this.transactions = transactions;
    this.finder = finder;
    this.gate = gate;
    this.newcomers = newcomers;
    this.knownNodes = knownNodes;
    this.memberships = memberships;
    this.quotas = quotas;
    this.repository = repository;
    this.config = config;
  }

  /**
   * Asks for the caller, or for a node of its; asking again changes nothing.
   *
   * @param node empty: the caller itself
   * @param message what to tell those who answer
   */
  <R extends Message> R ask(
      Caller caller,
      String network,
      String node,
      String message,
      Answer<JoinRequestView, R> answer) {
    var newcomer = newcomers.of(caller, node);
    PrincipalId asker = caller.principal().orElseThrow();
    NetworkId id = finder.find(caller, network);
    return transactions.mutate(
        answer,
        tx -> {
          quotas.hold(tx, asker);
          var entrant = knownNodes.hold(tx, newcomer);
          var locked = gate.lockSeen(tx, caller, id);
          requireOutside(tx, locked, newcomer);
          repository.prune(tx.db(), locked, tx.now());
          var waiting = repository.find(tx.db(), locked, newcomer.id());
          if (waiting.isPresent()) {
            tx.unaudited("asking again changes nothing");
            return new JoinRequestView(waiting.get(), entrant.name());
          }
          requireFew(tx, locked, asker);
          var request =
              new JoinRequest(
                  JoinRequestId.random(),
                  id,
                  newcomer.id(),
                  asker,
                  message,
                  tx.now(),
                  tx.now().plus(JoinRequest.LIFETIME));
          repository.insert(tx.db(), locked, request);
          tx.audit(AuditEntry.of(newcomer.id().text()).in(id));
          return new JoinRequestView(request, entrant.name());
        });
  }

  private void requireOutside(Tx tx, LockedNetwork network, Newcomer newcomer) {
    if (memberships.settled(tx, network, newcomer.id(), Role.MEMBER).isPresent()) {
      throw NetworkReason.ALREADY_MEMBER.exception();
    }
    if (!network.network().isPublic()) {
      throw NetworkReason.NETWORK_NOT_FOUND.exception();
    }
    memberships.refuseNodeOfViewer(tx, network, newcomer);
  }

  private void requireFew(Tx tx, LockedNetwork network, PrincipalId asker) {
    if (repository.countOf(tx.db(), asker, tx.now()) >= config.mostRequestsOfOne()) {
      throw new PendingRequestsLimit(config.mostRequestsOfOne()).exception();
    }
    if (repository.count(tx.db(), network) >= config.mostRequestsInNetwork()) {
      throw new PendingRequestsLimit(config.mostRequestsInNetwork()).exception();
    }
  }
}
