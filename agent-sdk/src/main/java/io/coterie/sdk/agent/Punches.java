package io.coterie.sdk.agent;

import io.coterie.sdk.agent.path.Link;
import io.coterie.sdk.agent.relay.RelayFlow;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells a peer by a flow where this end may be reached, and asks for the same, for as long as
 * packets don't go straight. Once is not enough: datagrams get lost, and the peer may still be
 * looking at the grant of the flow when the first comes. Used on the event loop only.
 */
final class Punches {
  private static final Duration FIRST_GAP = Duration.ofMillis(400);
  private static final Duration LONGEST_GAP = Duration.ofSeconds(20);

  private final Neighbours neighbours;
  private final Link link;
  private final RelayFlow flow;
  private Duration gap = FIRST_GAP;
  private @Nullable ScheduledFuture<?> next;

  Punches(Neighbours neighbours, Link link, RelayFlow flow) {
    this.neighbours = neighbours;
    this.link = link;
    this.flow = flow;
  }

  /** Begins, or begins anew: something has changed. */
  void begin() {
    if (neighbours.direct()) {
      gap = FIRST_GAP;
      flow.punch(neighbours.candidates(), true);
      later();
    }
  }

  /** The peer says where it is. */
  void answer(List<InetSocketAddress> candidates, boolean wanted) {
    if (neighbours.direct()) {
      link.propose(candidates);
      if (wanted) {
        flow.punch(neighbours.candidates(), false);
      }
    }
  }

  void stop() {
    var present = next;
    if (present != null) {
      present.cancel(false);
    }
  }

  private void again() {
    if (link.direct().isEmpty()) {
      flow.punch(neighbours.candidates(), true);
    }
    gap = gap.multipliedBy(2).compareTo(LONGEST_GAP) > 0 ? LONGEST_GAP : gap.multipliedBy(2);
    later();
  }

  private void later() {
    stop();
    next = neighbours.loop().schedule(this::again, gap.toNanos(), TimeUnit.NANOSECONDS);
  }
}
