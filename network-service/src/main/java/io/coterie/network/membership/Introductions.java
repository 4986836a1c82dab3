package io.coterie.network.membership;

import io.coterie.network.directory.NodeDirectory;
import io.coterie.network.directory.NodeFacts;
import io.coterie.network.member.KnownNodes;
import io.coterie.platform.boot.Lifecycle;
import io.coterie.platform.db.Transactions;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the registry about the nodes that an older version of this service knew, which kept nothing
 * of what they are known by. The feed may not tell of them again. Any number of replicas may do it
 * at once.
 */
final class Introductions implements Lifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Introductions.class);
  private static final int BATCH = 1000;

  /** The registry may start later. */
  private static final Duration RETRY = Duration.ofSeconds(2);

  /** In case replicas of the older version came to know some meanwhile. */
  private static final Duration PERIOD = Duration.ofHours(1);

  private final Transactions transactions;
  private final NodeDirectory directory;
  private final KnownNodes knownNodes;
  private final NodeLife life;
  private @Nullable Thread worker;

  @Inject
  Introductions(
      Transactions transactions, NodeDirectory directory, KnownNodes knownNodes, NodeLife life) {
    this.transactions = transactions;
    this.directory = directory;
    this.knownNodes = knownNodes;
    this.life = life;
  }

  @Override
  public String name() {
    return "introductions of nodes";
  }

  @Override
  public void start() {
    worker = Thread.ofVirtual().name("introductions").start(this::work);
  }

  @Override
  public void stop() throws InterruptedException {
    if (worker != null) {
      worker.interrupt();
      worker.join();
    }
  }

  private void work() {
    try {
      while (true) {
        Thread.sleep(attempt() ? PERIOD : RETRY);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean attempt() {
    try {
      while (introduceSome()) {}
      return true;
    } catch (RuntimeException e) {
      LOG.atDebug().setCause(e).log("nodes not introduced, to be tried again");
      return false;
    }
  }

  /** False if there are no more. */
  private boolean introduceSome() {
    var strangers = transactions.read(db -> knownNodes.strangers(db, BATCH));
    if (strangers.isEmpty()) {
      return false;
    }
    directory.find(strangers).values().forEach(this::introduce);
    // whoever is not registered, or ended since
    transactions.write(tx -> {
      knownNodes.giveUp(tx, strangers);
      return true;
    });
    return true;
  }

  /** Each in a transaction of its own, which locks the networks of one node only. */
  private void introduce(NodeFacts node) {
    transactions.write(tx -> {
      life.follow(tx, node.identity(), node.hostname());
      return true;
    });
  }
}
