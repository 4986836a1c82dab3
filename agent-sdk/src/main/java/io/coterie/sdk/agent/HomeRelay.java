package io.coterie.sdk.agent;

import io.coterie.sdk.agent.control.Presence;
import io.coterie.sdk.agent.control.RelayTickets;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Where peers find this node: the relay that it is at home at, and the addresses that it may have.
 * Tells the hub at once when that changes, and often enough to be taken for present.
 */
final class HomeRelay {
  private static final Duration FOR_A_RELAY = Duration.ofSeconds(2);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(4);
  private static final int MOST = 16;

  /** So often is a relay that was listed waited for before others are looked for. */
  private static final int BEFORE_LOOKING = 8;

  private final RelayTickets tickets;
  private final Presence presence;
  private final Supplier<List<InetSocketAddress>> local;
  private final Consumer<AgentEvent> events;
  private final BlockingQueue<Boolean> changes = new ArrayBlockingQueue<>(1);
  private final CountDownLatch present = new CountDownLatch(1);
  private volatile List<String> relays = List.of();
  private volatile String current = "";
  private volatile boolean up;
  private volatile boolean silent;
  private volatile Optional<InetSocketAddress> reflexive = Optional.empty();
  private volatile Consumer<String> attend = _ -> {};

  HomeRelay(
      RelayTickets tickets,
      Presence presence,
      Supplier<List<InetSocketAddress>> local,
      Consumer<AgentEvent> events) {
    this.tickets = tickets;
    this.presence = presence;
    this.local = local;
    this.events = events;
  }

  /**
   * Runs until interrupted; says good-bye then.
   *
   * @param seek seeks a session at a relay
   */
  void run(Consumer<String> seek) throws InterruptedException {
    attend = seek;
    boolean known = look();
    while (!known) {
      rest(upTo(AFTER_FAILURE));
      known = look();
    }
    var pause = relays.isEmpty() ? Duration.ZERO : FOR_A_RELAY;
    int homeless = 0;
    try {
      while (true) {
        rest(pause);
        pause = beat();
        if (silent || !up) {
          pause = pause.compareTo(FOR_A_RELAY) > 0 ? FOR_A_RELAY : pause;
          if (relays.isEmpty() || ++homeless % BEFORE_LOOKING == 0) {
            var _ = look();
          }
        }
      }
    } finally {
      leave();
    }
  }

  /** For so long, unless something changes. */
  private void rest(Duration pause) throws InterruptedException {
    var _ = changes.poll(pause.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Waits until the hub knows that the node is there, and at which relay. */
  boolean await(Duration atMost) throws InterruptedException {
    return present.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** There is a session. */
  synchronized void up(String relay, Optional<InetSocketAddress> seen) {
    if (relay.equals(current)) {
      boolean changed = !up || !seen.equals(reflexive);
      up = true;
      silent = false;
      reflexive = seen;
      if (changed) {
        var _ = changes.offer(true);
      }
    }
  }

  /** There is none, or not for long: another relay is tried, if there is another. */
  synchronized void down(String relay) {
    if (relay.equals(current) && !relays.isEmpty()) {
      silent = true;
      int next = (relays.indexOf(relay) + 1) % relays.size();
      up = relays.size() == 1 && up;
      current = relays.get(next);
      attend.accept(current);
    }
  }

  /** The relay to be at home at, whether there is a session or not; empty: none. */
  String current() {
    return current;
  }

  /** Where this end may be reached, besides what relays see. */
  List<InetSocketAddress> candidates() {
    return local.get();
  }

  /** Which relays there are, for as long as none is home. True if the hub has told. */
  private boolean look() {
    try {
      choose(tickets.relays());
      return true;
    } catch (IOException e) {
      events.accept(new AgentEvent.HubUnavailable("relays", String.valueOf(e.getMessage())));
      return false;
    }
  }

  private synchronized void choose(List<String> there) {
    relays = there;
    if ((silent || !up) && !there.isEmpty() && !there.contains(current)) {
      current = there.getFirst();
      attend.accept(current);
    }
  }

  private Duration beat() {
    try {
      boolean atHome = up;
      var lease = presence.beat(endpoints(), atHome ? current : "");
      if (atHome || relays.isEmpty()) {
        present.countDown();
      }
      return lease.dividedBy(3);
    } catch (IOException e) {
      events.accept(new AgentEvent.HubUnavailable("heartbeat", String.valueOf(e.getMessage())));
      return upTo(AFTER_FAILURE);
    }
  }

  /** Not when all others do. */
  private static Duration upTo(Duration limit) {
    return Duration.ofNanos(ThreadLocalRandom.current().nextLong(1, limit.toNanos()));
  }

  private List<String> endpoints() {
    var all = new ArrayList<>(candidates());
    reflexive.filter(seen -> !all.contains(seen)).ifPresent(all::addFirst);
    return all.stream().limit(MOST).map(HomeRelay::text).toList();
  }

  private static String text(InetSocketAddress address) {
    var host = address.getAddress().getHostAddress();
    return host.contains(":")
        ? "[" + host + "]:" + address.getPort()
        : host + ":" + address.getPort();
  }

  private void leave() {
    try {
      presence.leave();
    } catch (IOException e) {
      // the lease lapses by itself
      events.accept(new AgentEvent.HubUnavailable("good-bye", String.valueOf(e.getMessage())));
    }
  }
}
