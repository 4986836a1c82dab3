package io.coterie.relay.flow;

import io.coterie.relay.id.CompactId;
import io.coterie.relay.revocation.Grounds;
import io.coterie.relay.revocation.Register;
import io.coterie.relay.session.Session;
import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.Reason;
import io.coterie.relay.wire.grant.FlowGrant;
import io.coterie.relay.wire.grant.SignedGrant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether a grant lets a session open a flow here. Says nothing of the target before the signature
 * is known to be right.
 */
final class GrantCheck {
  private final String relay;
  private final GrantKeys keys;
  private final Register register;
  private final Duration longest;
  private final Clock clock;

  GrantCheck(String relay, GrantKeys keys, Register register, Duration longest, Clock clock) {
    this.relay = relay;
    this.keys = keys;
    this.register = register;
    this.longest = longest;
    this.clock = clock;
  }

  /** What comes of it. */
  sealed interface Outcome {}

  /**
   * It does.
   *
   * @param expires in seconds since 1970: the grant may say later than is believed
   */
  record Valid(byte[] grant, Grounds grounds, long expires) implements Outcome {}

  record Refused(Reason reason) implements Outcome {}

  Outcome check(byte[] bytes, Session session) {
    SignedGrant signed;
    try {
      signed = SignedGrant.parse(bytes);
    } catch (MalformedFrameException _) {
      return new Refused(Reason.GRANT);
    }
    var grant = signed.grant();
    if (!CompactId.of(grant.source().node()).equals(session.node())
        || grant.source().node().equals(grant.target().node())
        || !grant.homeRelay().equals(relay)) {
      return new Refused(Reason.NOT_YOURS);
    }
    var expires = expires(grant);
    if (!clock.instant().isBefore(expires)) {
      return new Refused(Reason.EXPIRED);
    }
    if (!keys.find(grant.keyId()).map(signed::isSignedWith).orElse(false)) {
      return new Refused(Reason.GRANT);
    }
    var grounds = Grounds.of(grant);
    return switch (register.judge(grounds)) {
      case HOLDS -> new Valid(bytes, grounds, expires.getEpochSecond());
      case STALE -> new Refused(Reason.STALE);
      case VOID -> new Refused(Reason.REVOKED);
    };
  }

  private Instant expires(FlowGrant grant) {
    var latest = grant.issued().plus(longest);
    return latest.isBefore(grant.expires()) ? latest : grant.expires();
  }
}
