package io.coterie.platform.feed;

import io.coterie.platform.boot.Lifecycle;
import java.util.List;

/** Consumers that serve one purpose, and start and stop together. */
public abstract class FeedConsumers implements Lifecycle {
  private final String name;
  private final List<FeedConsumer> consumers;

  /**
   * For a service's own consumers.
   *
   * @param name what they do, for the log
   */
  protected FeedConsumers(String name, FeedConsumer... consumers) {
    this.name = name;
    this.consumers = List.of(consumers);
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final void start() {
    consumers.forEach(FeedConsumer::start);
  }

  @Override
  public final void stop() throws InterruptedException {
    for (var consumer : consumers) {
      consumer.stop();
    }
  }
}
