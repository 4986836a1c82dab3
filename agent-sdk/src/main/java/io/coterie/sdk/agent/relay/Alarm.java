package io.coterie.sdk.agent.relay;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One thing to do later. Setting it again is setting it anew. */
final class Alarm {
  private final EventLoop loop;
  private final Runnable task;
  private @Nullable ScheduledFuture<?> set;

  Alarm(EventLoop loop, Runnable task) {
    this.loop = loop;
    this.task = task;
  }

  void in(Duration delay) {
    stop();
    set = loop.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  void stop() {
    var present = set;
    if (present != null) {
      present.cancel(false);
      set = null;
    }
  }
}
