package io.coterie.registry.node;

import io.coterie.platform.db.Transactions;
import io.coterie.platform.db.Tx;
import io.coterie.platform.failure.PlatformFailure;
import io.coterie.platform.failure.PlatformReason;
import io.coterie.platform.id.NodeId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Nodes that are registered for the sake of networks, and may not have been let in. Those that
 * exist in networks only are marked until the call that registers them is answered; what is left
 * marked by a replica that stopped was never said to be registered, and ends.
 */
final class UnfinishedEntries {
  /** Much longer than asking as many networks as a registration may name. */
  static final Duration HOLD = Duration.ofMinutes(3);

  /** In the trail. */
  private static final String ACTION = "EnrolmentRefused";

  private final Transactions transactions;
  private final NodeRepository repository;
  private final NodeEndings endings;
  private final Clock clock;

  @Inject
  UnfinishedEntries(
      Transactions transactions, NodeRepository repository, NodeEndings endings, Clock clock) {
    this.transactions = transactions;
    this.repository = repository;
    this.endings = endings;
    this.clock = clock;
  }

  /** Those that are due. */
  List<NodeId> due(int limit) {
    return transactions.read(db -> repository.enteringBefore(db, clock.instant(), limit));
  }

  void end(NodeId node) {
    endings.end(
        node,
        ACTION,
        (found, now) ->
            found.life().enteringUntil().filter(until -> !until.isAfter(now)).isPresent());
  }

  /**
   * Lets a node stay that was let in.
   *
   * @throws io.coterie.platform.failure.FailureException CONCURRENT_CHANGE if its life ended
   *     meanwhile
   */
  void settle(Tx tx, Node node) {
    if (!node.life().isEntering()) {
      return;
    }
    var held = repository.lock(tx.db(), node.id());
    if (held.filter(now -> now.life().registered() && isSameLife(now, node)).isEmpty()) {
      throw new PlatformFailure.Plain(PlatformReason.CONCURRENT_CHANGE).exception();
    }
    repository.entered(tx.db(), node.id());
  }

  /**
   * A node that was made for the network's sake does not stay if the network won't have it; one
   * that exists in networks only does, if another call has brought it into one meanwhile.
   */
  void takeBack(Registered registered) {
    var node = registered.node();
    endings.end(
        node.id(),
        ACTION,
        (found, _) ->
            isSameLife(found, node) && (found.isOnBackbone() || found.life().isEntering()));
  }

  private static boolean isSameLife(Node one, Node another) {
    return one.life().incarnation().equals(another.life().incarnation());
  }
}
