package io.coterie.registry.presence;

import io.coterie.platform.boot.Lifecycle;
import io.coterie.platform.db.Transactions;
import jakarta.inject.Inject;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes nodes offline whose lease has lapsed, so that those who watch them hear of it. Any number
 * of replicas may do it at once: a lease is looked at by one of them, under the lock that a
 * heartbeat needs.
 */
final class Lapses implements Lifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Lapses.class);
  private static final int BATCH = 500;

  private final Transactions transactions;
  private final PresenceRepository repository;
  private final PresenceFeed feed;
  private final PresenceConfig config;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private @Nullable Thread worker;

  @Inject
  Lapses(
      Transactions transactions,
      PresenceRepository repository,
      PresenceFeed feed,
      PresenceConfig config) {
    this.transactions = transactions;
    this.repository = repository;
    this.feed = feed;
    this.config = config;
  }

  @Override
  public String name() {
    return "lapses of leases";
  }

  @Override
  public void start() {
    worker = Thread.ofVirtual().name("lapses").start(this::work);
  }

  @Override
  public void stop() throws InterruptedException {
    stopped.countDown();
    if (worker != null) {
      worker.join();
    }
  }

  private void work() {
    try {
      while (!stopped.await(config.lapsePeriod().toMillis(), TimeUnit.MILLISECONDS)) {
        round();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void round() {
    try {
      int looked = BATCH;
      while (looked == BATCH && stopped.getCount() > 0) {
        looked = lapse();
      }
    } catch (RuntimeException e) {
      LOG.atWarn().setCause(e).log("leases not looked at, to be tried again");
    }
  }

  private int lapse() {
    return transactions.write(tx -> {
      var lapsed = repository.lapse(tx.db(), tx.now(), BATCH);
      lapsed.gone().forEach(gone -> feed.gone(tx, gone.node(), gone.version()));
      return lapsed.looked();
    });
  }
}
