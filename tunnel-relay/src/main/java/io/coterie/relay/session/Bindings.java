package io.coterie.relay.session;

import io.coterie.relay.forward.Drop;
import io.coterie.relay.forward.SourceLimiter;
import io.coterie.relay.forward.Traffic;
import io.coterie.relay.id.CompactId;
import io.coterie.relay.port.Endpoint;
import io.coterie.relay.reply.Outbox;
import io.coterie.relay.reply.Strangers;
import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.Reason;
import io.coterie.relay.wire.credential.RelayCredential;
import io.coterie.relay.wire.frame.Bind;
import io.coterie.relay.wire.frame.Bound;
import io.coterie.relay.wire.frame.BoundBody;
import io.coterie.relay.wire.frame.Challenge;
import io.coterie.relay.wire.frame.DataFrame;
import io.coterie.relay.wire.seal.SessionKeys;
import java.time.Clock;
import java.util.Optional;
import java.util.Random;

/** Takes BIND: sessions begin, and move. */
public final class Bindings {
  /** BOUND is the first that is sealed with new keys. */
  static final long BOUND_SEQUENCE = 1;

  private final Sessions sessions;
  private final SessionEvents events;
  private final CredentialCheck credentials;
  private final Copies copies;
  private final Outbox outbox;
  private final Strangers strangers;
  private final Traffic traffic;
  private final SessionLimits limits;
  private final Clock clock;
  private final Cookies cookies;
  private final RelayNonces nonces;

  /** Of those that nothing is known of: anybody may pretend to be at any address. */
  private final SourceLimiter unproven;

  /** Of those whose address is proven, which the others take nothing from. */
  private final SourceLimiter proven;

  private long taken;
  private boolean draining;

  public Bindings(SessionParts parts, Copies copies, Random random) {
    this.sessions = parts.sessions();
    this.events = parts.events();
    this.credentials = parts.credentials();
    this.copies = copies;
    this.outbox = parts.outbox();
    this.strangers = parts.strangers();
    this.traffic = parts.traffic();
    this.limits = parts.limits();
    this.clock = parts.clock();
    this.cookies = new Cookies(random);
    this.nonces = new RelayNonces(random);
    this.unproven = SourceLimiter.byAddress(limits.bindsPerSecond(), random);
    this.proven = SourceLimiter.byAddress(limits.bindsPerSecond(), random);
  }

  /** Takes no new sessions from now on. */
  public void drain() {
    draining = true;
  }

  /** Deals with a BIND that nobody has looked at yet. */
  public void take(byte[] bytes, Endpoint from) throws MalformedFrameException {
    var bind = Bind.parse(bytes);
    var now = clock.instant();
    boolean known = from.isVirtual() || cookies.fits(bind.cookie(), from, now);
    if (!(known ? proven : unproven).admit(from, now.getEpochSecond())) {
      traffic.drop(Drop.SOURCE_RATE);
    } else if (known) {
      believe(bind, from);
    } else {
      outbox.send(new Challenge(bind.request(), cookies.make(from, now)).toBytes(), from);
    }
  }

  /** What comes from where it says it does. */
  private void believe(Bind bind, Endpoint from) {
    switch (credentials.check(bind)) {
      case CredentialCheck.Refused refused ->
          strangers.refuse(bind.request(), refused.reason(), from);
      case CredentialCheck.Valid valid -> take(bind, valid.credential(), from);
    }
  }

  private void take(Bind bind, RelayCredential credential, Endpoint from) {
    var node = CompactId.of(credential.node());
    var known = sessions.of(node);
    if (known.isEmpty()) {
      begin(node, bind, credential, from);
    } else if (known.get().isInstance(bind.instance())) {
      again(known.get(), bind, credential, from);
    } else {
      copies.suspect(known.get(), new Copies.Newcomer(bind, credential, from));
    }
  }

  /** The one that was known before a newcomer has not answered: the newcomer takes its place. */
  void replace(Session gone, Copies.Newcomer newcomer) {
    sessions.remove(gone, events, Reason.ABSENT);
    begin(gone.node(), newcomer.bind(), newcomer.credential(), newcomer.from());
  }

  private void begin(CompactId node, Bind bind, RelayCredential credential, Endpoint from) {
    if (draining) {
      strangers.refuse(bind.request(), Reason.DRAINING, from);
      return;
    }
    sessions
        .add(node, from)
        .ifPresentOrElse(
            session -> accept(session, bind, credential, from),
            () -> strangers.refuse(bind.request(), Reason.FULL, from));
  }

  /**
   * The same BIND once more, since BOUND got lost; or a later one, from the same place or another.
   * An earlier one, or the same from elsewhere, is somebody who has heard it go by.
   */
  private void again(Session session, Bind bind, RelayCredential credential, Endpoint from) {
    if (bind.counter() > session.counter()) {
      accept(session, bind, credential, from);
      events.moved(session);
    } else if (isRepeat(session, bind, credential, from)) {
      outbox.send(bound(session, binding(session.bound(), bind, credential, from)), from);
    } else {
      traffic.drop(Drop.OLD_BIND);
    }
  }

  private boolean isRepeat(Session session, Bind bind, RelayCredential credential, Endpoint from) {
    return bind.counter() == session.counter()
        && from.equals(session.endpoint())
        && session.hasKeys(binding(session.bound(), bind, credential, from).keys());
  }

  private void accept(Session session, Bind bind, RelayCredential credential, Endpoint from) {
    var binding = binding(++taken, bind, credential, from);
    sessions.bind(session, binding);
    session.renewLease(clock.instant().plus(limits.lease()));
    outbox.send(bound(session, binding), from);
  }

  private Binding binding(long number, Bind bind, RelayCredential credential, Endpoint from) {
    var nonce = nonces.of(number, bind.request());
    var keys = SessionKeys.derive(credential.sessionSecret(), bind.nonce(), nonce);
    return new Binding(bind, credential, from, number, nonce, keys);
  }

  private byte[] bound(Session session, Binding binding) {
    var body =
        new BoundBody(
            (int) limits.lease().toSeconds(),
            DataFrame.LARGEST_PAYLOAD,
            Optional.of(binding.from()).flatMap(Endpoint::address));
    return Bound.encode(
        session.id(),
        BOUND_SEQUENCE,
        binding.bind().request(),
        binding.nonce(),
        session.toAgent(),
        body);
  }
}
