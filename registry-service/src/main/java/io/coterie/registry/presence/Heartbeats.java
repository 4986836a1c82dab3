package io.coterie.registry.presence;

import io.coterie.platform.db.Transactions;
import io.coterie.platform.failure.Failure.FieldProblem;
import io.coterie.platform.failure.PlatformFailure.FieldsInvalid;
import io.coterie.platform.id.NodeId;
import io.coterie.registry.failure.RegistryFailure;
import io.coterie.registry.failure.RegistryReason;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes heartbeats. There are a great many: they are not audited, change no version of the node,
 * and only one that says something new is published.
 */
public final class Heartbeats {
  private final Transactions transactions;
  private final PresenceRepository repository;
  private final PresenceFeed feed;
  private final PresenceConfig config;

  @Inject
  Heartbeats(
      Transactions transactions,
      PresenceRepository repository,
      PresenceFeed feed,
      PresenceConfig config) {
    this.transactions = transactions;
    this.repository = repository;
    this.feed = feed;
    this.config = config;
  }

  /**
   * Renews a node's lease, or ends it.
   *
   * @param sourceAddress stands in for the addresses that the endpoints leave open
   * @return how long it lasts from now
   */
  public Duration beat(NodeId node, Beat beat, String sourceAddress) {
    var reachable = endpoints(beat.endpoints(), sourceAddress);
    return transactions.write(tx -> {
      var lasts = beat.leaving() ? Duration.ZERO : config.lease();
      var lease = new Lease(tx.now(), tx.now().plus(lasts), reachable, beat.homeRelay());
      switch (repository.renew(tx.db(), node, lease)) {
        case REFUSED -> throw refusal(repository.isExpired(tx.db(), node, tx.now()).orElse(false));
        case REPEATED -> {}
        case MOVED -> feed.moved(tx, node, lease);
      }
      return lasts;
    });
  }

  private static RuntimeException refusal(boolean expired) {
    return expired
        ? new RegistryFailure.Plain(RegistryReason.KEY_EXPIRED).exception()
        : RegistryFailure.nodeNotFound().exception();
  }

  /** Reads them all before refusing, to name every bad one. */
  private static List<String> endpoints(List<String> texts, String sourceAddress) {
    var good = new ArrayList<String>();
    var bad = new ArrayList<FieldProblem>();
    for (int i = 0; i < texts.size(); i++) {
      try {
        good.add(Endpoint.parse(texts.get(i)).seenFrom(sourceAddress).toString());
      } catch (IllegalArgumentException e) {
        bad.add(new FieldProblem("endpoints[" + i + "]", String.valueOf(e.getMessage())));
      }
    }
    if (!bad.isEmpty()) {
      throw new FieldsInvalid(bad).exception();
    }
    return good;
  }
}
