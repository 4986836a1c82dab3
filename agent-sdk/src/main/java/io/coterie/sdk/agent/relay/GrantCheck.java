package io.coterie.sdk.agent.relay;

import io.coterie.relay.wire.ShortId;
import io.coterie.relay.wire.grant.SignedGrant;
import io.coterie.sdk.agent.control.GrantKeySet;
import io.coterie.sdk.agent.control.GrantKeys;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Looks at the grants that relays show, so that no relay has to be believed. Keys are kept as long
 * as the hub says, and used on while it does not answer. A key that is unknown is a reason to ask
 * it, but not often: anybody can make one up. Used on the event loop only.
 */
public final class GrantCheck {
  private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(1);

  /** What clocks may differ by. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  /** That wait for an answer of the hub's at once; a relay shows the others again. */
  private static final int MOST = 256;

  private final GrantKeys hub;
  private final ShortId self;
  private final EventLoop loop;
  private final Executor blocking;
  private final Clock clock;
  private final List<Waiting> waiting = new ArrayList<>();
  private Map<UUID, PublicKey> keys = Map.of();
  private Instant old = Instant.MIN;
  private Instant nextQuestion = Instant.MIN;
  private boolean asking;

  private record Waiting(SignedGrant shown, Consumer<Verdict> then) {}

  /** What comes of it. */
  enum Verdict {
    SIGNED,
    FORGED,
    /** The hub could not be asked. */
    UNKNOWN
  }

  /**
   * Knows no keys yet.
   *
   * @param self the node that grants have to be for
   * @param blocking for calls to the hub
   */
  public GrantCheck(GrantKeys hub, ShortId self, EventLoop loop, Executor blocking, Clock clock) {
    this.hub = hub;
    this.self = self;
    this.loop = loop;
    this.blocking = blocking;
    this.clock = clock;
  }

  /** Asks for the keys if they are not known, or too old. */
  void prepare() {
    var now = clock.instant();
    if (!now.isBefore(old)) {
      ask(now);
    }
  }

  /**
   * Looks at a grant.
   *
   * @param then is told at once if its key is known; else once the hub has answered, or was asked
   *     in vain
   */
  void check(SignedGrant shown, Consumer<Verdict> then) {
    prepare();
    if (isKnown(shown)) {
      then.accept(verdict(shown));
      return;
    }
    ask(clock.instant());
    if (asking && waiting.size() < MOST) {
      waiting.add(new Waiting(shown, then));
    } else {
      then.accept(Verdict.UNKNOWN);
    }
  }

  private boolean isKnown(SignedGrant shown) {
    return keys.containsKey(shown.grant().keyId());
  }

  private Verdict verdict(SignedGrant shown) {
    return isSigned(shown) ? Verdict.SIGNED : Verdict.FORGED;
  }

  private boolean isSigned(SignedGrant shown) {
    var grant = shown.grant();
    var key = keys.get(grant.keyId());
    return key != null
        && grant.target().node().equals(self)
        && clock.instant().isBefore(grant.expires().plus(SKEW))
        && shown.isSignedWith(key);
  }

  private void ask(Instant now) {
    if (asking || now.isBefore(nextQuestion)) {
      return;
    }
    asking = true;
    nextQuestion = now.plus(BETWEEN_QUESTIONS);
    blocking.execute(() -> {
      try {
        var told = hub.read();
        loop.execute(() -> learned(told));
      } catch (IOException _) {
        loop.execute(() -> answered(_ -> Verdict.UNKNOWN)); // the next one that needs it asks again
      }
    });
  }

  private void learned(GrantKeySet told) {
    keys = told.keys();
    old = clock.instant().plus(told.maxAge());
    answered(this::verdict);
  }

  private void answered(Function<SignedGrant, Verdict> verdict) {
    asking = false;
    var those = List.copyOf(waiting);
    waiting.clear();
    those.forEach(one -> one.then().accept(verdict.apply(one.shown())));
  }
}
