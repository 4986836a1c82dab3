package io.coterie.network.backbone;

import io.coterie.network.directory.NodeIdentity;
import io.coterie.network.member.KnownNodes;
import io.coterie.platform.db.Tx;
import io.coterie.platform.id.NodeId;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** Keeps who may reach whom on the backbone, and tells those whom a change concerns. */
public final class Backbone {
  private final BackboneRepository repository;
  private final KnownNodes knownNodes;

  @Inject
  Backbone(BackboneRepository repository, KnownNodes knownNodes) {
    this.repository = repository;
    this.knownNodes = knownNodes;
  }

  /**
   * Notes whether two nodes trust each other, unless something newer is known.
   *
   * @param version the registry's, for the pair
   */
  public void trust(Tx tx, NodeId one, NodeId other, long version, boolean isTrusted) {
    // whoever changes one of them waits, and then finds the other
    knownNodes.hold(tx, List.of(one, other));
    if (repository.note(tx.db(), one, other, version, isTrusted)
        && repository.note(tx.db(), other, one, version, isTrusted)) {
      tx.publish(BackboneFeed.trusted(one, other, version));
      tx.publish(BackboneFeed.trusted(other, one, version));
    }
  }

  /**
   * Tells of a node that is held, and known by something else than before.
   *
   * @param before empty: nothing was known of it
   * @param now empty: its registration has ended
   */
  public void changed(
      Tx tx, NodeId node, Optional<NodeIdentity> before, Optional<NodeIdentity> now) {
    long version = now.or(() -> before).map(NodeIdentity::version).orElse(0L);
    boolean looksTheSame = before.isPresent() && now.filter(before.get()::looksLike).isPresent();
    if (!looksTheSame) {
      repository
          .trusted(tx.db(), node)
          .forEach(other -> tx.publish(BackboneFeed.trusted(node, other, version)));
    }
    if (!openness(before).equals(openness(now))) {
      tx.publish(BackboneFeed.openness(node, version));
    }
  }

  /** Whether a node is public; empty if it is not on the backbone. */
  private static Optional<Boolean> openness(Optional<NodeIdentity> node) {
    return node.filter(known -> known.backboneNumber().isPresent()).map(NodeIdentity::isPublic);
  }

  /** Whether a node is public; empty if it is not on the backbone, as far as is known. */
  public Optional<Boolean> isPublic(DSLContext db, NodeId node) {
    return repository.isPublic(db, node);
  }

  /** Those that may reach a node by trust. */
  public List<BackboneSource> sources(DSLContext db, NodeId target) {
    return repository.sources(db, target);
  }

  /** One of them, if it is one. */
  public Optional<BackboneSource> source(DSLContext db, NodeId target, NodeId source) {
    return repository.source(db, target, source);
  }
}
