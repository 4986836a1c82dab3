package io.coterie.sdk.agent.relay;

import com.google.protobuf.ByteString;
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
import io.coterie.sdk.agent.path.Transport;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session at one relay, sought again and again until it is closed: a ticket from the hub, a way
 * to the relay, and from then on a pulse. Used on the event loop only.
 */
final class RelaySession {
  /** Agents that lose a relay at the same moment come back spread over as long. */
  private static final Duration SPREAD = Duration.ofMillis(250);

  /** What is on its way through a tunnel may still arrive for so long after moving out of it. */
  private static final Duration AFTERGLOW = Duration.ofSeconds(2);

  /** Searches in vain after which the relay may be somewhere else by now. */
  private static final int BEFORE_ASKING = 3;

  private final String name;
  private final Relays relays;
  private final Flows flows;
  private final Pulse pulse;
  private final Seeker seeker;
  private final Alarm renewal;
  private final Backoff backoff = new Backoff(Duration.ofMillis(400), Duration.ofSeconds(15));
  private @Nullable RelayTicket ticket;
  private @Nullable Way way;
  private @Nullable SessionSeal seal;
  private Optional<InetSocketAddress> reflexive = Optional.empty();
  private int vain;
  private boolean closed;

  RelaySession(String name, Relays relays) {
    this.name = name;
    this.relays = relays;
    this.flows = new Flows(this, relays);
    this.pulse = new Pulse(relays.loop(), echo -> say(new Ping(echo)), this::silent);
    this.seeker = new Seeker(relays, this);
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

  /** How the relay is reached; empty: not at all. */
  Optional<Way> way() {
    return Optional.ofNullable(way);
  }

  /** The session's number at the relay. */
  int number() {
    return seal == null ? 0 : seal.session();
  }

  /** Gets a ticket, then a session. */
  void fetch() {
    if (!closed) {
      relays.fetch(name, this::got, this::notGot);
    }
  }

  /** The network changed: tells the relay from where this end sends now. */
  void move() {
    if (ticket == null || closed) {
      return;
    }
    if (way != null && way.transport() == Transport.TUNNEL) {
      pulse.doubt();
      seeker.lookAgain();
    } else {
      seeker.begin(ticket, Duration.ZERO);
    }
  }

  void close() {
    say(new Close(0, Reason.CLOSED));
    stop();
  }

  void stop() {
    closed = true;
    down();
    renewal.stop();
    flows.stop();
  }

  /** Says something, if there is a session to say it in. */
  void say(Control control) {
    if (seal != null && way != null) {
      way.send(seal.seal(control));
    }
  }

  /** Sends frames of flows; see {@link Way#carry}. */
  @Nullable DatagramPacket carry(ByteBuf frames, int length) {
    if (way == null) {
      frames.release();
      return null;
    }
    pulse.sent();
    return way.carry(frames, length);
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

  private void got(RelayTicket fresh) {
    if (closed) {
      return;
    }
    ticket = fresh;
    if (seal == null && seeker.isSeeking()) {
      seeker.goOn(fresh);
    } else {
      seeker.begin(fresh, Duration.ZERO);
    }
  }

  private void notGot(String why) {
    if (closed) {
      return;
    }
    if (seal == null && !seeker.isSeeking()) {
      relays.events().down(name, why);
    }
    renewal.in(backoff.next());
  }

  /** A search brought nothing; the seeker goes on. */
  void vain(String why) {
    if (seal != null) {
      pulse.doubt();
      renewal.in(backoff.next());
      return;
    }
    relays.events().down(name, why);
    if (++vain % BEFORE_ASKING == 0) {
      fetch();
    }
  }

  private void silent() {
    lost("it does not answer");
  }

  private void lost(String why) {
    var known = ticket;
    if (seal == null || closed || known == null) {
      return;
    }
    flows.suspend();
    down();
    relays.events().down(name, why);
    if (!closed) {
      seeker.begin(known, SPREAD);
    }
  }

  /** No session, no way to it, and none is looked for. */
  private void down() {
    seal = null;
    pulse.stop();
    seeker.stop();
    var left = way;
    way = null;
    if (left != null) {
      left.close();
    }
  }

  /** Something came out of a tunnel. */
  void tunnelled(ByteString frame) {
    if (frame.isEmpty() || closed) {
      return;
    }
    int type = Byte.toUnsignedInt(frame.byteAt(0));
    if (type == FrameType.DATA) {
      var content = Unpooled.wrappedBuffer(frame.asReadOnlyByteBuffer());
      data(content);
      content.release();
      return;
    }
    try {
      frame(type, frame.toByteArray());
    } catch (MalformedFrameException _) {
      return; // as from anywhere else
    }
  }

  void tunnelEnded(@Nullable Way ended, String why) {
    if (ended != null && ended.equals(way)) {
      lost(why);
    }
  }

  void tunnelSilent() {
    if (way != null && way.transport() == Transport.TUNNEL) {
      lost("it does not answer");
    }
  }

  /** Something came that may be the relay's: anybody can write its address on a datagram. */
  void frame(int type, byte[] bytes) throws MalformedFrameException {
    switch (type) {
      case FrameType.CHALLENGE -> seeker.challenged(Challenge.parse(bytes));
      case FrameType.BOUND -> seeker.bound(Bound.parse(bytes));
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
    pulse.heard();
    flows.data(content);
  }

  /** The relay has taken this end in, by that way. */
  void found(RelayTicket shown, Way by, BindAttempt.Result result) {
    backoff.reset();
    vain = 0;
    int before = number();
    seal = result.seal();
    move(by);
    renewal.in(relays.untilRenewal(shown));
    pulse.start(by.transport());
    if (before != number() || flows.areSuspended()) {
      flows.resume(number());
    }
    reflexive = result.body().reflexive();
    relays.events().up(name, reflexive, by.transport());
  }

  private void move(Way to) {
    var before = way;
    way = to;
    if (before != null && !before.equals(to)) {
      relays.later(AFTERGLOW, before::close);
    }
  }

  private void refused(PlainRefused refused) {
    if (!seeker.isAbout(refused.request())) {
      pulse.doubt();
    } else if (refused.reason() == Reason.COPIED) {
      relays.copied(this);
    } else {
      failed(refused.reason());
    }
  }

  /** All of it again, later. */
  private void failed(Reason why) {
    seeker.stop();
    if (seal == null) {
      relays.events().down(name, why.name());
    }
    renewal.in(backoff.next());
  }

  private void sealed(byte[] bytes) throws MalformedFrameException {
    if (seal == null) {
      return;
    }
    var said = seal.open(SealedFrame.parse(bytes));
    if (said.isPresent()) {
      pulse.heard();
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
    if (now.isPresent() && !now.equals(reflexive) && !seeker.isSeekingByUdp()) {
      move();
    }
  }

  private void ended(Reason reason) {
    if (reason == Reason.COPIED) {
      relays.copied(this);
      return;
    }
    flows.suspend();
    down();
    failed(reason);
  }
}
