package io.coterie.registry.node;

import io.coterie.platform.db.Transactions;
import io.coterie.platform.id.NodeId;
import io.coterie.registry.presence.Lease;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Deregisters ephemeral nodes that have not been heard of for a while. */
final class EphemeralNodes {
  private final Transactions transactions;
  private final NodeQueries queries;
  private final NodeEndings endings;
  private final Duration keptFor;
  private final Clock clock;

  @Inject
  EphemeralNodes(
      Transactions transactions,
      NodeQueries queries,
      NodeEndings endings,
      EphemeralConfig config,
      Clock clock) {
    this.transactions = transactions;
    this.queries = queries;
    this.endings = endings;
    this.keptFor = config.keptFor();
    this.clock = clock;
  }

  /** Those whose time has come. */
  List<NodeId> due(int limit) {
    return transactions.read(
        db -> queries.ephemeralUnheardOf(db, clock.instant().minus(keptFor), limit));
  }

  void end(NodeId node) {
    endings.end(node, "EphemeralNodeDeregistered", this::isDue);
  }

  private boolean isDue(Node node, Instant now) {
    return node.life()
        .ephemeralSince()
        .map(since -> node.lease().map(Lease::until).orElse(since))
        .filter(heardOf -> heardOf.plus(keptFor).isBefore(now))
        .isPresent();
  }
}
