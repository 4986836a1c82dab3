package io.coterie.registry.presence;

import io.coterie.platform.db.Transactions;
import io.coterie.platform.failure.Failure.FieldProblem;
import io.coterie.platform.failure.PlatformFailure.FieldsInvalid;
import io.coterie.platform.id.NodeId;
import io.coterie.registry.failure.RegistryFailure;
import io.coterie.registry.failure.RegistryReason;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes heartbeats. They are neither audited nor published, and change no version: there are a
 * great many.
 */
public final class Heartbeats {
  private final Transactions transactions;
  private final PresenceRepository repository;
  private final PresenceConfig config;
  private final Clock clock;

  @Inject
  Heartbeats(
      Transactions transactions,
      PresenceRepository repository,
      PresenceConfig config,
      Clock clock) {
    this.transactions = transactions;
    this.repository = repository;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Renews a node's lease, or ends it.
   *
   * @param sourceAddress stands in for the addresses that the endpoints leave open
   * @return how long it lasts from now
   */
  public Duration beat(NodeId node, List<String> endpoints, String sourceAddress, boolean leaving) {
    var reachable = endpoints(endpoints, sourceAddress);
    return transactions.write(tx -> {
      var lasts = leaving ? Duration.ZERO : config.lease();
      var lease = new Lease(tx.now(), tx.now().plus(lasts), reachable);
      if (!repository.renew(tx.db(), node, lease)) {
        throw refusal(repository.isExpired(tx.db(), node, tx.now()).orElse(false));
      }
      return lasts;
    });
  }

  /**
   * Refuses a node whose key has expired: it may no longer act.
   *
   * @throws io.coterie.platform.failure.FailureException KEY_EXPIRED or NODE_NOT_FOUND
   */
  public void requireLiveKey(NodeId node) {
    Instant now = clock.instant();
    var expired = transactions.read(db -> repository.isExpired(db, node, now));
    if (expired.orElse(true)) {
      throw refusal(expired.isPresent());
    }
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
