package io.coterie.network.member;

import io.coterie.network.directory.NodeIdentity;
import io.coterie.network.failure.NetworkReason;
import io.coterie.network.quota.Quotas;
import io.coterie.platform.db.Tx;
import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NodeId;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * What this service itself knows about nodes: the newest hostname claimed for each, what others
 * know it by, and which registration ended. It makes joins, renames and ends of the same node
 * follow each other, so that no answer of the registry that was overtaken on its way does harm.
 */
public final class KnownNodes {
  private final KnownNodeRepository repository;
  private final Quotas quotas;

  /**
   * What a node is known by.
   *
   * @param before empty: nothing was known of it, or of its registration
   */
  public record Recognition(Optional<NodeIdentity> before, NodeIdentity now) {}

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
      case Newcomer.OfNode node -> entrant(tx, node);
    };
  }

  private Entrant entrant(Tx tx, Newcomer.OfNode node) {
    var facts = node.facts();
    var known = repository.lock(tx.db(), facts.id(), facts.hostname(), facts.version());
    if (known.ended().filter(facts.incarnation()::equals).isPresent()) {
      throw NetworkReason.NODE_NOT_FOUND.exception();
    }
    // at the same version too: the registry gives a version out before it commits the name
    var hostname = known.version() >= facts.version() ? known.hostname() : facts.hostname();
    // what is newer than what is known is noted when it comes by the feed, which tells it
    // everywhere
    var identity =
        known
            .identity()
            .filter(noted -> noted.version() >= facts.version())
            .orElse(facts.identity());
    return new Entrant(node, hostname, identity.key());
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

  /** Holds nodes until the transaction ends; to be called before any network is locked. */
  public void hold(Tx tx, Collection<NodeId> nodes) {
    nodes.stream().sorted().forEach(node -> lock(tx, node));
  }

  /**
   * Notes what others know a node by, and holds it; empty if something newer is known, or that
   * registration has ended.
   */
  public Optional<Recognition> recognise(Tx tx, NodeIdentity identity) {
    var known = lock(tx, identity.id());
    boolean isOld =
        known.ended().filter(identity.registration()::equals).isPresent()
            || known.identityVersion() > identity.version();
    if (isOld) {
      return Optional.empty();
    }
    repository.recognise(tx.db(), identity);
    return Optional.of(new Recognition(known.identity(), identity));
  }

  /**
   * Notes that a registration ended: it can't join any more; and holds the node.
   *
   * @return what it was known by
   */
  public Optional<NodeIdentity> end(Tx tx, NodeId node, Incarnation registration) {
    var known = lock(tx, node);
    repository.end(tx.db(), node, registration);
    var forgotten = known.identity().filter(noted -> noted.registration().equals(registration));
    forgotten.ifPresent(_ -> repository.forget(tx.db(), node));
    return forgotten;
  }

  /** Some nodes that were known before anything was kept of what they are known by. */
  public List<NodeId> strangers(DSLContext db, int limit) {
    return repository.strangers(db, limit);
  }

  /** Notes that nothing is to be known of some of them, unless it is known by now. */
  public void giveUp(Tx tx, Collection<NodeId> nodes) {
    repository.giveUp(tx.db(), nodes);
  }

  private KnownNodeRepository.KnownNode lock(Tx tx, NodeId node) {
    return repository.lock(tx.db(), node, Optional.empty(), 0);
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
