package io.coterie.network.member;

import io.coterie.platform.call.Bytes32;
import io.coterie.platform.call.Call;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.failure.PlatformFailure.RateLimited;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts wrong join secrets, for each caller at each network, for each source address and for each
 * network, over all replicas. It counts the same way for networks that do not exist, so that the
 * refusal tells nothing.
 */
final class JoinAttempts {
  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final int OF_CALLER = 5;
  private static final int OF_ADDRESS = 100;
  private static final int OF_NETWORK = 1000;

  private final Transactions transactions;
  private final JoinFailureRepository repository;

  private record Limit(Bytes32 subject, int failures) {}

  @Inject
  JoinAttempts(Transactions transactions, JoinFailureRepository repository) {
    this.transactions = transactions;
    this.repository = repository;
  }

  /**
   * Counts an attempt before its secret is looked at, so that many at once are not more than one
   * after the other; refuses with RATE_LIMITED where there were too many.
   *
   * @param network as the caller typed it
   */
  void begin(String network) {
    transactions.write(tx -> {
      repository.prune(tx.db(), tx.now().minus(WINDOW));
      for (var limit : limits(network)) {
        var attempts = repository.count(tx.db(), limit.subject(), tx.now());
        if (attempts.count() > limit.failures()) {
          var wait = Duration.between(tx.now(), attempts.start().plus(WINDOW));
          throw new RateLimited("join secrets", wait.plusSeconds(1)).exception();
        }
      }
      return true;
    });
  }

  /** Takes an attempt back that was no wrong guess. */
  void forgive(String network) {
    transactions.write(tx -> {
      limits(network).forEach(limit -> repository.takeBack(tx.db(), limit.subject()));
      return true;
    });
  }

  /** Hashed: what people type is not kept, and no network's id outlives it here. */
  private static List<Limit> limits(String network) {
    var call = Call.current();
    var limits = new ArrayList<Limit>();
    limits.add(new Limit(subject("caller", call.caller().subject() + " " + network), OF_CALLER));
    limits.add(new Limit(subject("network", network), OF_NETWORK));
    if (!call.sourceAddress().isEmpty()) {
      limits.add(new Limit(subject("address", call.sourceAddress()), OF_ADDRESS));
    }
    return limits;
  }

  private static Bytes32 subject(String kind, String text) {
    return Bytes32.sha256((kind + " " + text).getBytes(StandardCharsets.UTF_8));
  }
}
