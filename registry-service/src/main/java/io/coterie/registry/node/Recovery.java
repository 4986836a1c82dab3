package io.coterie.registry.node;

import io.coterie.platform.boot.Lifecycle;
import io.coterie.platform.failure.FailureException;
import io.coterie.platform.id.NodeId;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends what somebody began and a crash or a silent network-service left half-way, renames and
 * evictions, and the lives of ephemeral nodes that are gone. Any number of replicas may do it at
 * once.
 */
final class Recovery implements Lifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
  private static final int BATCH = 100;

  private final Renames renames;
  private final Evictions evictions;
  private final EphemeralNodes ephemeral;
  private final UnfinishedEntries unfinished;
  private final RecoveryConfig config;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private @Nullable Thread worker;

  @Inject
  Recovery(
      Renames renames,
      Evictions evictions,
      EphemeralNodes ephemeral,
      UnfinishedEntries unfinished,
      RecoveryConfig config) {
    this.renames = renames;
    this.evictions = evictions;
    this.ephemeral = ephemeral;
    this.unfinished = unfinished;
    this.config = config;
  }

  @Override
  public String name() {
    return "recovery of nodes";
  }

  @Override
  public void start() {
    worker = Thread.ofVirtual().name("node-recovery").start(this::work);
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
      while (!stopped.await(config.period().toMillis(), TimeUnit.MILLISECONDS)) {
        round();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void round() {
    try {
      each(renames.abandoned(BATCH), renames::settle);
      each(unfinished.due(BATCH), unfinished::end);
      each(evictions.due(BATCH), evictions::attempt);
      each(ephemeral.due(BATCH), ephemeral::end);
    } catch (RuntimeException e) {
      LOG.atWarn().setCause(e).log("recovery failed, to be tried again");
    }
  }

  private static void each(List<NodeId> nodes, Consumer<NodeId> work) {
    for (var node : nodes) {
      try {
        work.accept(node);
      } catch (FailureException e) {
        LOG.atInfo()
            .addKeyValue("node", node)
            .addKeyValue("reason", e.failure().reason().name())
            .log("recovery of a node to be tried again");
      }
    }
  }
}
