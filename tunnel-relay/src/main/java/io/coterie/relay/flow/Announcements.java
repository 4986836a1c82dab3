package io.coterie.relay.flow;

import static java.util.Comparator.comparing;

import io.coterie.relay.session.Sealing;
import io.coterie.relay.wire.frame.Incoming;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;

/**
 * Tells targets of flows with INCOMING, which may get lost: again after a quarter of a second, then
 * after twice as long. Of a new flow until its target shows that it knows; of a renewed one, which
 * nothing shows that of, every time.
 */
public final class Announcements {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final int TRIES = 4;

  /** Each holds a grant. Where there are more, a flow is told of once. */
  private static final int MOST = 16_384;

  private final Flows flows;
  private final Sealing sealing;
  private final Clock clock;
  private final PriorityQueue<Announcement> waiting =
      new PriorityQueue<>(comparing(Announcement::due));

  public Announcements(Flows flows, Sealing sealing, Clock clock) {
    this.flows = flows;
    this.sealing = sealing;
    this.clock = clock;
  }

  /**
   * What is to be said again.
   *
   * @param generation which of the flow's grants it is: a later one takes its place
   * @param tries how often it was said
   */
  private record Announcement(Flow flow, byte[] grant, int generation, int tries, Instant due) {
    Announcement again(Instant now) {
      return new Announcement(
          flow, grant, generation, tries + 1, now.plus(FIRST_PAUSE.multipliedBy(1L << tries)));
    }
  }

  /** Once, because the source asked again. */
  void repeat(Flow flow, byte[] grant) {
    var target = flow.target();
    sealing.send(target.session(), new Incoming(target.id(), target.tag(), grant));
  }

  /** At once, and as often as it takes: the flow rests on another grant than before, or is new. */
  void begin(Flow flow, byte[] grant) {
    repeat(flow, grant);
    if (waiting.size() < MOST) {
      var said = new Announcement(flow, grant, flow.generation(), 0, Instant.MIN);
      waiting.add(said.again(clock.instant()));
    }
  }

  /** The end that calls a flow so has sent something in it. */
  public void heard(int id) {
    flows
        .find(id)
        .filter(found -> found.end() == found.flow().target())
        .map(Flows.Found::flow)
        .filter(Flow::isAwaited)
        .ifPresent(flow -> {
          flow.heard();
          flows.publish(flow);
        });
  }

  /** Often: says again what is due. */
  public void tick() {
    var now = clock.instant();
    for (var next = waiting.peek();
        next != null && !now.isBefore(next.due());
        next = waiting.peek()) {
      waiting.remove();
      if (isWanted(next)) {
        repeat(next.flow(), next.grant());
        if (next.tries() + 1 < TRIES) {
          waiting.add(next.again(now));
        }
      }
    }
  }

  private boolean isWanted(Announcement said) {
    var flow = said.flow();
    return flow.generation() == said.generation()
        && (flow.isAwaited() || flow.isRenewed())
        && flows.find(flow.target().id()).filter(found -> found.flow() == flow).isPresent();
  }
}
