package io.coterie.relay.flow;

import io.coterie.relay.forward.Traffic;
import io.coterie.relay.reply.Outbox;
import io.coterie.relay.revocation.Register;
import io.coterie.relay.session.Sealing;
import io.coterie.relay.session.Sessions;
import java.time.Clock;

/** What those need that begin and end flows. */
public record FlowParts(
    Flows flows,
    Sessions sessions,
    Sealing sealing,
    Announcements announcements,
    Outbox outbox,
    Register register,
    FlowLimits limits,
    Traffic traffic,
    Clock clock) {}
