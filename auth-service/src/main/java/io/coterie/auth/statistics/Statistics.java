package io.coterie.auth.statistics;

import io.coterie.auth.authority.SystemAdmins;
import io.coterie.auth.peer.NetworkCounts;
import io.coterie.auth.peer.NodeCounts;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.identity.Caller;
import jakarta.inject.Inject;
import java.time.Clock;

/** Counts what there is in the hub: its own, and what the other services own. */
final class Statistics {
  private final Transactions transactions;
  private final SystemAdmins systemAdmins;
  private final NetworkCounts networks;
  private final NodeCounts nodes;
  private final Clock clock;

  /** Each number is right by itself; they are not of one moment. */
  record Counts(
      StatisticsRepository.Accounts accounts,
      StatisticsRepository.Tokens tokens,
      NodeCounts.Totals nodes,
      NetworkCounts.Totals networks) {}

  @Inject
  Statistics(
      Transactions transactions,
      SystemAdmins systemAdmins,
      NetworkCounts networks,
      NodeCounts nodes,
      Clock clock) {
    this.transactions = transactions;
    this.systemAdmins = systemAdmins;
    this.networks = networks;
    this.nodes = nodes;
    this.clock = clock;
  }

  /**
   * Counts, for system admins and the operator.
   *
   * @throws io.coterie.platform.failure.FailureException SYSTEM_ADMIN_NEEDED, DEPENDENCY_DOWN
   */
  Counts count(Caller caller) {
    systemAdmins.require(caller);
    return new Counts(
        transactions.read(StatisticsRepository::accounts),
        transactions.read(db -> StatisticsRepository.tokens(db, clock.instant())),
        nodes.totals(),
        networks.totals());
  }
}
