package io.coterie.sdk.agent.relay;

import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.Reason;
import io.coterie.relay.wire.frame.Bound;
import io.coterie.relay.wire.frame.Challenge;
import io.coterie.relay.wire.frame.Close;
import io.coterie.relay.wire.frame.Control;
import io.coterie.relay.wire.frame.FrameType;
import io.coterie.relay.wire.frame.Ping;
import io.coterie.relay.wire.frame.PlainRefused;
import io.coterie.relay.wire.frame.Pong;
import io.coterie.relay.wire.frame.SealedFrame;
import io.coterie.sdk.agent.control.RelayTicket;
import io.netty.buffer.ByteBuf;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session at one relay, sought again and again until it is closed: a ticket from the hub, BIND,
 * and from then on a pulse. Used on the event loop only.
 */
final class RelaySession {
  private static final Duration FIRST_WAIT = Duration.ofMillis(250);
  private static final int TRIES = 5;

  private final String name;
  private final Relays relays;
  private final Flows flows;
  private final Pulse pulse;
  private final Alarm retry;
  private final Alarm renewal;
  private final Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(15));
  private @Nullable RelayTicket ticket;
  private @Nullable BindAttempt attempt;
  private @Nullable SessionSeal seal;
  private Optional<InetSocketAddress> reflexive = Optional.empty();
  private int tries;
  private boolean closed;

  RelaySession(String name, Relays relays) {
    this.name = name;
    this.relays = relays;
    this.flows = new Flows(this, relays);
    this.pulse = new Pulse(relays.loop(), echo -> say(new Ping(echo)), this::lost);
    this.retry = new Alarm(relays.loop(), this::again);
    this.renewal = new Alarm(relays.loop(), this::fetch);
  }

  String name() {
    return name;
  }

  Flows flows() {
    return flows;
  }

  boolean isUp() {
    return seal != null;
  }

  /** The session's number at the relay. */
  int number() {
    return seal == null ? 0 : seal.session();
  }

  InetSocketAddress address() {
    if (ticket == null) {
      throw new IllegalStateException("nothing is sent to a relay before it is known where it is");
    }
    return ticket.address();
  }

  /** Gets a ticket, then a session. */
  void fetch() {
    if (!closed) {
      relays.fetch(name, this::bind, this::fail);
    }
  }

  /** The network changed: tells the relay from where this end sends now. */
  void move() {
    if (ticket != null) {
      bind(ticket);
    }
  }

  void close() {
    say(new Close(0, Reason.CLOSED));
    stop();
  }

  void stop() {
    closed = true;
    seal = null;
    retry.stop();
    renewal.stop();
    pulse.stop();
    flows.stop();
  }

  /** Says something, if there is a session to say it in. */
  void say(Control control) {
    if (seal != null) {
      relays.send(address(), seal.seal(control));
    }
  }

  void open(RelayFlow flow) {
    flows.open(flow);
  }

  void forget(RelayFlow flow) {
    flows.forget(flow);
  }

  void inUse(boolean now) {
    pulse.inUse(now);
  }

  private void bind(RelayTicket fresh) {
    if (closed) {
      return;
    }
    relays.at(fresh.address(), this);
    ticket = fresh;
    attempt = new BindAttempt(fresh, relays.instance());
    tries = 0;
    again();
  }

  private void again() {
    var present = attempt;
    if (present == null || tries == TRIES) {
      fail("no answer");
      return;
    }
    relays.send(address(), present.toBytes());
    retry.in(FIRST_WAIT.multipliedBy(1L << tries++));
  }

  /** What was tried came to nothing: all of it again, later. */
  private void fail(String why) {
    if (closed) {
      return;
    }
    attempt = null;
    if (seal == null) {
      relays.events().down(name, why);
    }
    renewal.in(backoff.next());
  }

  private void lost() {
    flows.suspend();
    seal = null;
    relays.events().down(name, "it does not answer");
    move();
  }

  /** Something came from the relay's address, which anybody can write on a datagram. */
  void frame(int type, byte[] bytes) throws MalformedFrameException {
    switch (type) {
      case FrameType.CHALLENGE -> challenged(Challenge.parse(bytes));
      case FrameType.BOUND -> bound(Bound.parse(bytes));
      case FrameType.REFUSED -> {
        if (bytes.length == PlainRefused.LENGTH) {
          refused(PlainRefused.parse(bytes));
        } else {
          sealed(bytes);
        }
      }
      default -> sealed(bytes);
    }
  }

  void data(ByteBuf content) {
    flows.data(content);
  }

  private void challenged(Challenge challenge) {
    if (attempt != null && attempt.challenged(challenge)) {
      again();
    }
  }

  private void bound(Bound bound) throws MalformedFrameException {
    var present = attempt;
    Optional<BindAttempt.Result> result = present == null ? Optional.empty() : present.bound(bound);
    if (present == null || result.isEmpty()) {
      return;
    }
    attempt = null;
    retry.stop();
    backoff.reset();
    int before = number();
    seal = result.get().seal();
    renewal.in(relays.untilRenewal(present.ticket()));
    pulse.start();
    if (before != number() || flows.areSuspended()) {
      flows.resume(number());
    }
    reflexive = result.get().body().reflexive();
    relays.events().up(name, reflexive);
  }

  private void refused(PlainRefused refused) {
    if (attempt == null || refused.request() != attempt.request()) {
      pulse.doubt();
      return;
    }
    retry.stop();
    if (refused.reason() == Reason.COPIED) {
      relays.copied(this);
    } else {
      fail(refused.reason().name());
    }
  }

  private void sealed(byte[] bytes) throws MalformedFrameException {
    if (seal == null) {
      return;
    }
    var said = seal.open(SealedFrame.parse(bytes));
    if (said.isPresent()) {
      said(said.get());
    }
  }

  private void said(Control control) {
    switch (control) {
      case Ping ping -> say(new Pong(ping.echo(), Optional.empty()));
      case Pong pong -> {
        pulse.answered(pong.echo());
        seenAt(pong.observed());
      }
      case Close close when close.flow() == 0 -> ended(close.reason());
      case io.coterie.relay.wire.frame.Refused refused when refused.reason() == Reason.COPIED ->
          relays.copied(this);
      case io.coterie.relay.wire.frame.Restarting _ ->
          relays.events().down(name, "it is about to stop");
      default -> flows.said(control);
    }
  }

  /** The relay answers wherever a question comes from, and takes nothing else from elsewhere. */
  private void seenAt(Optional<InetSocketAddress> now) {
    if (now.isPresent() && !now.equals(reflexive) && attempt == null) {
      move();
    }
  }

  private void ended(Reason reason) {
    if (reason == Reason.COPIED) {
      relays.copied(this);
      return;
    }
    flows.suspend();
    seal = null;
    pulse.stop();
    fail(reason.name());
  }
}
