package io.coterie.relay.server;

import io.coterie.relay.control.ControlThread;
import io.coterie.relay.control.Dispatch;
import io.coterie.relay.control.Housekeeping;
import io.coterie.relay.control.Mailbox;
import io.coterie.relay.control.Strays;
import io.coterie.relay.flow.Announcements;
import io.coterie.relay.flow.FlowEnds;
import io.coterie.relay.flow.FlowLimits;
import io.coterie.relay.flow.FlowParts;
import io.coterie.relay.flow.Flows;
import io.coterie.relay.flow.GrantKeys;
import io.coterie.relay.flow.Opening;
import io.coterie.relay.flow.Punching;
import io.coterie.relay.forward.ForwardPlane;
import io.coterie.relay.forward.Traffic;
import io.coterie.relay.reply.Outbox;
import io.coterie.relay.reply.Strangers;
import io.coterie.relay.revocation.Register;
import io.coterie.relay.session.Bindings;
import io.coterie.relay.session.Copies;
import io.coterie.relay.session.CredentialCheck;
import io.coterie.relay.session.Sealing;
import io.coterie.relay.session.SessionEnds;
import io.coterie.relay.session.SessionLimits;
import io.coterie.relay.session.SessionParts;
import io.coterie.relay.session.Sessions;
import io.coterie.relay.stun.StunLimits;
import io.coterie.relay.stun.StunResponder;
import io.coterie.relay.wire.credential.RelayKey;
import java.time.Clock;
import java.util.Random;

/** Puts the control plane together: who needs whom. */
record ControlPlaneParts(
    Sessions sessions, Flows flows, Register register, Dispatch dispatch, Strays strays) {

  /** What comes from outside. */
  record Given(RelayConfig config, RelayKey key, GrantKeys keys, Clock clock, Random random) {
    RelayLimits limits() {
      return config.limits();
    }
  }

  static ControlPlaneParts of(
      Given given, Sessions sessions, ForwardPlane plane, Outbox outbox, Traffic traffic) {
    var limits = given.limits();
    var clock = given.clock();
    var random = given.random();
    var register = new Register(limits.revocations(), limits.revocationLife(), clock);
    var strangers = new Strangers(outbox, clock, random);
    var sealing = new Sealing(sessions, outbox, strangers, traffic, clock, limits.lease());
    var flows = new Flows(plane.flows(), sessions, plane.networks(), limits.flows(), random);
    var flowEnds = new FlowEnds(flows, sealing, register, clock);
    var announcements = new Announcements(flows, sealing, clock);
    var flowParts =
        new FlowParts(
            flows,
            sessions,
            sealing,
            announcements,
            outbox,
            register,
            flowLimits(limits),
            traffic,
            clock);
    var sessionParts =
        new SessionParts(
            sessions,
            flowEnds,
            new CredentialCheck(given.key(), register, clock),
            sealing,
            outbox,
            strangers,
            traffic,
            new SessionLimits(limits.sessions(), limits.lease(), limits.bindsPerSecond()),
            clock);
    var copies = new Copies(sealing, strangers, clock, random);
    var stun = new StunLimits(limits.stunPerSource(), limits.stunTotal());
    var dispatch =
        new Dispatch(
            new StunResponder(stun, outbox, traffic, clock, random),
            new Bindings(sessionParts, copies, random),
            copies,
            new SessionEnds(sessionParts, copies),
            sealing,
            new Opening(given.config().relayName(), given.keys(), flowParts),
            new Punching(flowParts),
            flowEnds,
            announcements,
            traffic);
    return new ControlPlaneParts(
        sessions, flows, register, dispatch, new Strays(sessions, sealing, strangers));
  }

  ControlThread thread(
      Mailbox mailbox, Outbox outbox, Traffic traffic, Runnable everySecond, Clock clock) {
    var housekeeping = new Housekeeping(register, dispatch, everySecond, clock);
    return new ControlThread(mailbox, dispatch, housekeeping, strays, outbox, traffic);
  }

  private static FlowLimits flowLimits(RelayLimits limits) {
    return new FlowLimits(
        limits.flows(),
        limits.flowsPerSession(),
        limits.opensPerSecond(),
        limits.openBurst(),
        limits.punchesPerSecond(),
        limits.grantLife());
  }
}
