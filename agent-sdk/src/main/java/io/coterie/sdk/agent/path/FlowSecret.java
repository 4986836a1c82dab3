package io.coterie.sdk.agent.path;

import io.coterie.relay.wire.probe.Probe;
import io.coterie.relay.wire.probe.ProbeKeys;

/**
 * What the two ends of a flow know and nobody else on the way: by it they tell each other's probes.
 *
 * @param source whether this end opened the flow
 */
public record FlowSecret(ProbeKeys keys, boolean source) {
  long name() {
    return keys.name();
  }

  byte[] sign(Probe probe) {
    return probe.toBytes(source ? keys.fromSource() : keys.fromTarget());
  }

  boolean isPeers(byte[] probe) {
    return Probe.isAuthentic(probe, source ? keys.fromTarget() : keys.fromSource());
  }
}
