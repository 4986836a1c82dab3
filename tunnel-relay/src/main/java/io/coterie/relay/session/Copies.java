package io.coterie.relay.session;

import io.coterie.relay.port.Endpoint;
import io.coterie.relay.reply.Strangers;
import io.coterie.relay.wire.Reason;
import io.coterie.relay.wire.credential.RelayCredential;
import io.coterie.relay.wire.frame.Bind;
import io.coterie.relay.wire.frame.Ping;
import io.coterie.relay.wire.frame.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Random;

/**
 * Finds out whether a second instance of a node is the first one, started again, or a copy: asks
 * the first whether it is still there.
 */
public final class Copies {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final int MOST = 1_000;

  private final Sealing sealing;
  private final Strangers strangers;
  private final Clock clock;
  private final Random random;
  private final ArrayDeque<Suspicion> suspicions = new ArrayDeque<>();

  public Copies(Sealing sealing, Strangers strangers, Clock clock, Random random) {
    this.sealing = sealing;
    this.strangers = strangers;
    this.clock = clock;
    this.random = random;
  }

  /** An instance that asks for the session of another. */
  record Newcomer(Bind bind, RelayCredential credential, Endpoint from) {}

  private record Suspicion(Session known, Newcomer newcomer, long echo, Instant until) {}

  /**
   * Asks the known one, unless it is being asked already: then the newcomer will send its BIND
   * again.
   */
  void suspect(Session known, Newcomer newcomer) {
    if (known.isProbed()) {
      return;
    }
    if (suspicions.size() >= MOST) {
      strangers.refuse(newcomer.bind().request(), Reason.LIMITED, newcomer.from());
      return;
    }
    known.probed(true);
    var suspicion =
        new Suspicion(known, newcomer, random.nextLong(), clock.instant().plus(PATIENCE));
    suspicions.add(suspicion);
    sealing.send(known, new Ping(suspicion.echo()));
  }

  /** An agent has answered a PING. */
  public void answered(Session session, long echo) {
    find(session)
        .filter(suspicion -> suspicion.echo() == echo)
        .ifPresent(suspicion -> {
          forget(suspicion);
          sealing.send(session, new Refused(0, Reason.COPIED, 0));
          strangers.refuse(
              suspicion.newcomer().bind().request(), Reason.COPIED, suspicion.newcomer().from());
        });
  }

  /** Lets newcomers in whose predecessors had time enough, and asks the others once more. */
  public void tick(Bindings bindings) {
    var now = clock.instant();
    while (!suspicions.isEmpty() && !now.isBefore(suspicions.getFirst().until())) {
      var suspicion = suspicions.getFirst();
      forget(suspicion);
      bindings.replace(suspicion.known(), suspicion.newcomer());
    }
    suspicions.forEach(waiting -> sealing.send(waiting.known(), new Ping(waiting.echo())));
  }

  /** The known one ends for another reason; the newcomer sends its BIND again. */
  void ended(Session session) {
    find(session).ifPresent(this::forget);
  }

  private Optional<Suspicion> find(Session session) {
    return session.isProbed()
        ? suspicions.stream().filter(suspicion -> suspicion.known() == session).findFirst()
        : Optional.empty();
  }

  private void forget(Suspicion suspicion) {
    suspicion.known().probed(false);
    suspicions.remove(suspicion);
  }
}
