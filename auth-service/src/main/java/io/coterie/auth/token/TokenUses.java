package io.coterie.auth.token;

import io.coterie.platform.boot.Lifecycle;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.id.TokenId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down when tokens are used: seldom, many at once, and never while a call waits for it. What
 * a crash or a busy database makes it miss is written at a later use.
 */
final class TokenUses implements Lifecycle {
  /** A token's use is written down no more often than this. */
  static final Duration COARSE = Duration.ofMinutes(5);

  /** As many tokens as are remembered until they are written down. */
  private static final int MOST = 10_000;

  private static final Logger LOG = LoggerFactory.getLogger(TokenUses.class);

  private final Transactions transactions;
  private final Clock clock;
  private final Set<TokenId> unwritten = ConcurrentHashMap.newKeySet();
  private final Semaphore bell = new Semaphore(0);
  private volatile boolean stopping;
  private @Nullable Thread worker;

  @Inject
  TokenUses(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "last uses of tokens";
  }

  @Override
  public void start() {
    worker = Thread.ofVirtual().name("token-uses").start(this::work);
  }

  @Override
  public void stop() throws InterruptedException {
    stopping = true;
    bell.release();
    if (worker != null) {
      worker.join();
    }
  }

  /** Takes note of a use; returns at once. */
  void note(Token token, Instant now) {
    boolean written = token.lastUsed().map(last -> last.plus(COARSE).isAfter(now)).orElse(false);
    if (!written && unwritten.size() < MOST && unwritten.add(token.id())) {
      bell.release();
    }
  }

  private void work() {
    try {
      while (!stopping) {
        bell.acquire();
        bell.drainPermits();
        writeDown(Set.copyOf(unwritten));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void writeDown(Set<TokenId> used) {
    if (used.isEmpty()) {
      return;
    }
    var now = clock.instant();
    try {
      var _ = transactions.write(tx -> UseRepository.write(tx.db(), used, now, now.minus(COARSE)));
    } catch (RuntimeException e) {
      LOG.atWarn().addKeyValue("tokens", used.size()).setCause(e).log("uses not written down");
    } finally {
      unwritten.removeAll(used);
    }
  }
}
