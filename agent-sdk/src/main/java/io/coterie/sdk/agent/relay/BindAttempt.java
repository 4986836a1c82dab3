package io.coterie.sdk.agent.relay;

import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.frame.Bind;
import io.coterie.relay.wire.frame.Bound;
import io.coterie.relay.wire.frame.BoundBody;
import io.coterie.relay.wire.frame.Challenge;
import io.coterie.relay.wire.seal.SessionKeys;
import io.coterie.sdk.agent.control.RelayTicket;
import java.security.SecureRandom;
import java.util.Optional;

/** One try to get a session: BIND, again with a cookie, BOUND. */
final class BindAttempt {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final RelayTicket ticket;
  private final Bind.Attempt attempt;
  private byte[] cookie = new byte[Bind.COOKIE];

  BindAttempt(RelayTicket ticket, Instance instance) {
    this.ticket = ticket;
    var nonce = new byte[Bind.NONCE];
    RANDOM.nextBytes(nonce);
    this.attempt = new Bind.Attempt(RANDOM.nextInt(), nonce, instance.next(), instance.id());
  }

  /** A session that was got. */
  record Result(SessionSeal seal, BoundBody body) {}

  int request() {
    return attempt.request();
  }

  RelayTicket ticket() {
    return ticket;
  }

  byte[] toBytes() {
    return Bind.encode(attempt, cookie, ticket.credential(), ticket.secret());
  }

  /** Whether it is to be sent again, with what the challenge brought. */
  boolean challenged(Challenge challenge) {
    if (challenge.request() != attempt.request()) {
      return false;
    }
    cookie = challenge.cookie();
    return true;
  }

  /** The session; empty if this is the answer to something else, or not the relay's. */
  Optional<Result> bound(Bound bound) throws MalformedFrameException {
    if (bound.request() != attempt.request()) {
      return Optional.empty();
    }
    var keys = SessionKeys.derive(ticket.secret(), attempt.nonce(), bound.nonce());
    var seal = new SessionSeal(bound.frame().session(), keys);
    return seal.open(bound.frame()).map(body -> new Result(seal, (BoundBody) body));
  }
}
