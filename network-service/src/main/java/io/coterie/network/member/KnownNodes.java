package io.coterie.network.member;

import io.coterie.network.directory.NodeFacts;
import io.coterie.network.failure.NetworkReason;
import io.coterie.network.quota.Quotas;
import io.coterie.platform.db.Tx;
import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NodeId;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * What this service itself knows about nodes: the newest hostname claimed for each, and which
 * registration ended. It makes joins, renames and ends of the same node follow each other, so that
 * no answer of the registry that was overtaken on its way does harm.
 */
public final class KnownNodes {
  private final KnownNodeRepository repository;
  private final Quotas quotas;

  @Inject
  KnownNodes(KnownNodeRepository repository, Quotas quotas) {
    this.repository = repository;
    this.quotas = quotas;
  }

  /**
   * Holds a newcomer until the transaction ends, an account so that its networks can be counted; to
   * be called before any network is locked.
   *
   * @throws io.coterie.platform.failure.FailureException NODE_NOT_FOUND if the node's registration
   *     has ended since the registry was asked
   */
  public Entrant hold(Tx tx, Newcomer newcomer) {
    return switch (newcomer) {
      case Newcomer.OfAccount account -> {
        quotas.hold(tx, account.id());
        yield Entrant.of(account);
      }
      case Newcomer.OfNode node -> new Entrant(node, hostname(tx, node.facts()));
    };
  }

  private Optional<Hostname> hostname(Tx tx, NodeFacts facts) {
    var known = repository.lock(tx.db(), facts.id(), facts.hostname(), facts.version());
    if (known.ended().filter(facts.incarnation()::equals).isPresent()) {
      throw NetworkReason.NODE_NOT_FOUND.exception();
    }
    // at the same version too: the registry gives a version out before it commits the name
    return known.version() >= facts.version() ? known.hostname() : facts.hostname();
  }

  /**
   * Notes a hostname; false if a newer one is known. A claim of the same version counts: a join may
   * have noted the version with the name before.
   */
  public boolean claim(Tx tx, NodeId node, Optional<Hostname> hostname, long version) {
    if (repository.lock(tx.db(), node, hostname, version).version() > version) {
      return false;
    }
    repository.rename(tx.db(), node, hostname, version);
    return true;
  }

  /** Notes that a registration ended: it can't join any more. */
  public void end(Tx tx, NodeId node, Incarnation registration) {
    repository.lock(tx.db(), node, Optional.empty(), 0);
    repository.end(tx.db(), node, registration);
  }

  /**
   * Notes the end of a registration that is in no network any more; false if it is in one, or its
   * end is known. No join comes in between.
   */
  public boolean endIfGone(Tx tx, NodeId node, Incarnation registration) {
    var known = repository.lock(tx.db(), node, Optional.empty(), 0);
    if (known.ended().filter(registration::equals).isPresent()
        || !repository.networks(tx.db(), node).isEmpty()) {
      return false;
    }
    repository.end(tx.db(), node, registration);
    return true;
  }

  /** The networks that a node is in, in the order in which they are locked. */
  public List<NetworkId> networks(Tx tx, NodeId node) {
    return repository.networks(tx.db(), node);
  }
}
