package io.coterie.relay.server;

import io.coterie.platform.config.Default;
import io.coterie.platform.config.Doc;
import java.time.Duration;

/** How much of everything a relay takes. */
public record RelayLimits(
    @Doc("How many sessions there may be.") @Default("200000") int sessions,
    @Doc("How many flows there may be.") @Default("400000") int flows,
    @Doc("How many flows a session may take part in.") @Default("1024") int flowsPerSession,
    @Doc("After which time a session ends that nothing is heard of.") @Default("60s")
        Duration lease,
    @Doc("How many flows a session may open a second, in the long run.") @Default("50")
        int opensPerSecond,
    @Doc("How many flows a session may open at once.") @Default("200") int openBurst,
    @Doc("How often a second the ends of a flow may tell each other where they are.") @Default("4")
        int punchesPerSecond,
    @Doc("How often a second an address may ask for a session.") @Default("20") int bindsPerSecond,
    @Doc("How often a second an address may ask STUN.") @Default("20") int stunPerSource,
    @Doc("How often a second all addresses together may ask STUN.") @Default("20000") int stunTotal,
    @Doc("Datagrams a second that a session may send; 0 for any number.") @Default("0")
        long packetsPerSession,
    @Doc("Bytes a second that a session may send; 0 for any number.") @Default("0")
        long bytesPerSession,
    @Doc("Datagrams a second in all flows that rest on one network; 0 for any number.")
        @Default("0")
        long packetsPerNetwork,
    @Doc("Bytes a second in all flows that rest on one network; 0 for any number.") @Default("0")
        long bytesPerNetwork,
    @Doc("How long a flow grant is believed, whatever it says.") @Default("5m") Duration grantLife,
    @Doc(
            "How long what was revoked is remembered: at least as long as credentials and grants"
                + " live.")
        @Default("1h")
        Duration revocationLife,
    @Doc(
            "How many revocations are remembered; with more, grants and credentials of before are"
                + " refused.")
        @Default("100000")
        int revocations) {
  public RelayLimits {
    if (sessions < 1 || flows < 1 || flowsPerSession < 1 || revocations < 1) {
      throw new IllegalArgumentException("sessions, flows and revocations are at least 1");
    }
    if (flows > 1 << 28 || sessions > 1 << 28) {
      throw new IllegalArgumentException("sessions and flows are below 2^28");
    }
    if (opensPerSecond < 1 || openBurst < 1 || punchesPerSecond < 1) {
      throw new IllegalArgumentException("opens and punches a second are at least 1");
    }
    if (revocationLife.compareTo(grantLife) < 0 || lease.toSeconds() < 1) {
      throw new IllegalArgumentException(
          "revocation-life is no less than grant-life, and lease at least a second");
    }
  }
}
