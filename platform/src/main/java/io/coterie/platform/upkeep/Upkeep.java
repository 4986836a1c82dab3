package io.coterie.platform.upkeep;

import io.coterie.platform.boot.Lifecycle;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does every chore every minute; one that fails is tried again the next time. */
public final class Upkeep implements Lifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
  private static final Duration PERIOD = Duration.ofMinutes(1);

  private final Set<Chore> chores;
  private @Nullable Thread worker;

  @Inject
  Upkeep(Set<Chore> chores) {
    this.chores = chores;
  }

  @Override
  public String name() {
    return "upkeep";
  }

  @Override
  public void start() {
    worker = Thread.ofVirtual().name("upkeep").start(this::work);
  }

  @Override
  public void stop() throws InterruptedException {
    if (worker != null) {
      worker.interrupt();
      worker.join();
    }
  }

  /** Does all chores now. */
  public void run() {
    chores.forEach(Upkeep::attempt);
  }

  private void work() {
    try {
      while (true) {
        Thread.sleep(PERIOD);
        run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void attempt(Chore chore) {
    try {
      chore.run();
    } catch (RuntimeException e) {
      LOG.atWarn()
          .addKeyValue("chore", chore.name())
          .setCause(e)
          .log("upkeep failed, to be tried again");
    }
  }
}
