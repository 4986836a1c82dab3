package io.coterie.registry.node;

import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.db.Tx;
import io.coterie.platform.id.AccountId;
import jakarta.inject.Inject;

/**
 * Shuts nodes out while their account is disabled. They keep everything that they have, but reach
 * nobody, and nobody reaches them.
 */
public final class Suspensions {
  private final StandingRepository standings;
  private final NodeRepository nodes;
  private final NodeWriter writer;

  @Inject
  Suspensions(StandingRepository standings, NodeRepository nodes, NodeWriter writer) {
    this.standings = standings;
    this.nodes = nodes;
    this.writer = writer;
  }

  /**
   * Follows an account.
   *
   * @param version the account's; an older one than is known changes nothing
   */
  public void follow(Tx tx, AccountId account, boolean disabled, long version) {
    if (!standings.follow(tx.db(), account, disabled, version)) {
      return;
    }
    for (var node : nodes.lockAll(tx.db(), account)) {
      if (node.life().suspended() != disabled) {
        var _ = writer.change(tx, node.suspended(disabled));
        tx.audit(
            AuditEntry.effect(
                disabled ? "NodeSuspendedWithItsAccount" : "NodeLetInAgain", node.id().text()));
      }
    }
  }

  /** Whether an account's new node is suspended from the start; nobody changes that meanwhile. */
  boolean isDisabled(Tx tx, AccountId account) {
    return standings.lock(tx.db(), account);
  }
}
