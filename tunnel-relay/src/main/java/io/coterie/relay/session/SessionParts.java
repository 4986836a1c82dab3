package io.coterie.relay.session;

import io.coterie.relay.forward.Traffic;
import io.coterie.relay.reply.Outbox;
import io.coterie.relay.reply.Strangers;
import java.time.Clock;

/** What those need that begin and end sessions. */
public record SessionParts(
    Sessions sessions,
    SessionEvents events,
    CredentialCheck credentials,
    Sealing sealing,
    Outbox outbox,
    Strangers strangers,
    Traffic traffic,
    SessionLimits limits,
    Clock clock) {}
