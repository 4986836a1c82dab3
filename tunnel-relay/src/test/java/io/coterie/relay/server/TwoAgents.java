package io.coterie.relay.server;

import io.coterie.relay.wire.frame.Incoming;
import io.coterie.relay.wire.frame.Opened;

/**
 * Two agents with a flow from the first to the second.
 *
 * @param opened what the first was told
 * @param incoming what the second was
 */
record TwoAgents(RelayClient source, RelayClient target, Opened opened, Incoming incoming) {
  static TwoAgents of(TestRelay relay) {
    return of(relay, relay.bound('a'), relay.bound('b'));
  }

  static TwoAgents of(TestRelay relay, RelayClient source, RelayClient target) {
    return of(relay.signed('a', 'b'), source, target);
  }

  static TwoAgents of(byte[] grant, RelayClient source, RelayClient target) {
    source.open(grant);
    return new TwoAgents(source, target, source.heard(Opened.class), target.heard(Incoming.class));
  }

  /** The relay knows that the target knows of the flow, and says no more of it. */
  static TwoAgents acquainted(TestRelay relay) {
    var two = of(relay);
    two.sendToSource(FlowTest.ANSWER);
    two.source().data();
    relay.awaitControl();
    return two;
  }

  void sendToTarget(byte[] payload) {
    source.data(opened.flow(), opened.tag(), payload);
  }

  void sendToSource(byte[] payload) {
    target.data(incoming.flow(), incoming.tag(), payload);
  }
}
