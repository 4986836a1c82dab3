package io.coterie.relay.session;

import io.coterie.relay.id.CompactId;
import io.coterie.relay.revocation.Register;
import io.coterie.relay.wire.Reason;
import io.coterie.relay.wire.credential.RelayCredential;
import io.coterie.relay.wire.credential.RelayKey;
import io.coterie.relay.wire.frame.Bind;
import java.time.Clock;

/** Whether a BIND comes from a node that may have a session here. */
public final class CredentialCheck {
  private final RelayKey key;
  private final Register register;
  private final Clock clock;

  public CredentialCheck(RelayKey key, Register register, Clock clock) {
    this.key = key;
    this.register = register;
    this.clock = clock;
  }

  /** What comes of it. */
  sealed interface Outcome {}

  record Valid(RelayCredential credential) implements Outcome {}

  record Refused(Reason reason) implements Outcome {}

  Outcome check(Bind bind) {
    var opened = RelayCredential.open(key, bind.credential());
    if (opened.isEmpty()) {
      return new Refused(Reason.CREDENTIAL);
    }
    var credential = opened.get();
    if (!bind.isMadeWith(credential.sessionSecret())) {
      return new Refused(Reason.CREDENTIAL);
    }
    if (!clock.instant().isBefore(credential.expires())) {
      return new Refused(Reason.EXPIRED);
    }
    return isVoid(CompactId.of(credential.node()), credential)
        ? new Refused(Reason.REVOKED)
        : new Valid(credential);
  }

  private boolean isVoid(CompactId node, RelayCredential credential) {
    return register.isVoid(node, credential.nodeVersion(), credential.issued());
  }
}
