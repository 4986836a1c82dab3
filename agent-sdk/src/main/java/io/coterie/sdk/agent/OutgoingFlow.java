package io.coterie.sdk.agent;

import io.coterie.relay.wire.Reason;
import io.coterie.relay.wire.grant.SignedGrant;
import io.coterie.relay.wire.probe.ProbeKeys;
import io.coterie.sdk.agent.control.ResolvedPeer;
import io.coterie.sdk.agent.control.UnknownPeerException;
import io.coterie.sdk.agent.path.FlowSecret;
import io.coterie.sdk.agent.relay.FlowOwner;
import io.coterie.sdk.agent.relay.RelayFlow;
import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a flow to a peer open for as long as it is wanted: renews its grant in time, and opens
 * another one when it ends. Used on the event loop only.
 */
final class OutgoingFlow implements FlowOwner {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration SOONEST_RENEWAL = Duration.ofSeconds(1);

  /** While relay and peer may come back any moment, which the hub need not be asked for. */
  private static final Duration SHORT_PAUSE = Duration.ofMillis(400);

  private static final int SHORT_PAUSES = 25;
  private static final int BEFORE_ASKING = 5;

  private final Remote peer;
  private final Neighbours neighbours;
  private String target;
  private ResolvedPeer resolved;
  private FlowSecret secret;
  private @Nullable RelayFlow flow;
  private @Nullable Punches punches;
  private @Nullable ScheduledFuture<?> next;
  private Duration pause = FIRST_PAUSE;
  private int failures;
  private boolean stopped;

  /**
   * A flow that is not open yet.
   *
   * @param target what was resolved, to be resolved again
   */
  OutgoingFlow(Remote peer, Neighbours neighbours, String target, ResolvedPeer resolved) {
    this.peer = peer;
    this.neighbours = neighbours;
    this.target = target;
    this.resolved = resolved;
    this.secret = secretOf(resolved.grant());
  }

  /** Opens it at the relay that the peer is at home at. */
  void start() {
    if (neighbours.direct()) {
      peer.link().propose(resolved.endpoints());
    }
    if (resolved.homeRelay().isEmpty()) {
      later(pause()); // it is offline, or has no relay yet
      return;
    }
    secret = secretOf(resolved.grant());
    var opened = neighbours.relays().open(resolved.grant(), this);
    flow = opened;
    peer.link().open(secret, opened);
    neighbours.connect(peer);
  }

  /** The relay that it goes by; empty: none. */
  String relay() {
    return resolved.homeRelay();
  }

  void stop() {
    stopped = true;
    cancel();
    end();
  }

  @Override
  public void opened(RelayFlow opened, SignedGrant grant) {
    pause = FIRST_PAUSE;
    failures = 0;
    var renewed = secretOf(grant);
    peer.link().renew(secret, renewed);
    secret = renewed;
    var asking = punches;
    if (asking == null) {
      asking = new Punches(neighbours, peer.link(), opened);
      punches = asking;
    }
    asking.begin();
    peer.revive();
    later(untilRenewal());
    neighbours.connect(peer);
  }

  @Override
  public void received(RelayFlow from, ByteBuf payload) {
    peer.link().received(payload);
  }

  @Override
  public void punched(RelayFlow from, List<InetSocketAddress> candidates, boolean wantsAnswer) {
    var asking = punches;
    if (asking != null) {
      asking.answer(candidates, wantsAnswer);
    }
  }

  /** This end may be reached elsewhere from now on. */
  void moved() {
    var asking = punches;
    if (asking != null) {
      asking.begin();
    }
  }

  @Override
  public void renewalDemanded(RelayFlow which) {
    later(Duration.ZERO);
  }

  @Override
  public void closed(RelayFlow which, Reason reason, Duration wait) {
    end();
    if (stopped) {
      return;
    }
    failures++;
    boolean soon = isPassing(reason) && failures <= SHORT_PAUSES;
    var own = soon ? Duration.ofNanos(random(SHORT_PAUSE)) : pause();
    var longer = wait.compareTo(own) > 0 ? wait : own;
    boolean sameGrant = isPassing(reason) && failures % BEFORE_ASKING != 0 && isGood(longer);
    later(longer, sameGrant ? this::start : this::resolve);
  }

  /** Whether there is nothing wrong with the grant. */
  private static boolean isPassing(Reason reason) {
    return switch (reason) {
      case ABSENT, NOT_READY, NO_SESSION, NO_FLOW, LIMITED, FULL -> true;
      case CREDENTIAL, EXPIRED, GRANT, NOT_YOURS, REVOKED, STALE, COPIED, DRAINING, CLOSED -> false;
    };
  }

  private boolean isGood(Duration later) {
    return neighbours.now().plus(later).plus(SOONEST_RENEWAL).isBefore(resolved.validUntil());
  }

  private static long random(Duration limit) {
    return ThreadLocalRandom.current().nextLong(limit.toNanos());
  }

  private void end() {
    var asking = punches;
    punches = null;
    if (asking != null) {
      asking.stop();
    }
    var present = flow;
    flow = null;
    if (present != null) {
      peer.link().close(secret, present);
      present.close();
    }
  }

  private Duration pause() {
    var present = Duration.ofNanos(pause.toNanos() / 2 + random(pause.dividedBy(2)));
    pause =
        pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
    return present;
  }

  private Duration untilRenewal() {
    var left = Duration.between(neighbours.now(), resolved.validUntil());
    var twoThirds = left.multipliedBy(2).dividedBy(3);
    return twoThirds.compareTo(SOONEST_RENEWAL) < 0 ? SOONEST_RENEWAL : twoThirds;
  }

  private void later(Duration delay) {
    later(delay, this::resolve);
  }

  private void later(Duration delay, Runnable task) {
    cancel();
    next = neighbours.loop().schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void cancel() {
    var present = next;
    if (present != null) {
      present.cancel(false);
    }
  }

  private void resolve() {
    neighbours.resolve(target, this::resolved, this::unresolved);
  }

  private void resolved(ResolvedPeer fresh) {
    if (stopped) {
      return;
    }
    boolean moved = !fresh.homeRelay().equals(resolved.homeRelay());
    resolved = fresh;
    peer.key(fresh.key());
    var present = flow;
    if (present == null || moved) {
      end();
      start();
    } else {
      present.renew(fresh.grant());
    }
  }

  private void unresolved(IOException why) {
    if (stopped) {
      return;
    }
    if (why instanceof UnknownPeerException) {
      neighbours.lost(peer, why);
    } else {
      neighbours.tell(new AgentEvent.HubUnavailable("resolve", String.valueOf(why.getMessage())));
      later(pause());
    }
  }

  private static FlowSecret secretOf(SignedGrant grant) {
    return new FlowSecret(ProbeKeys.of(grant.grant().secret()), true);
  }
}
