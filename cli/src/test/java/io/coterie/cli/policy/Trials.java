package io.coterie.cli.policy;

import io.coterie.access.v1.PortRange;
import io.coterie.access.v1.Protocol;
import io.coterie.network.v1.AccessChange;
import io.coterie.network.v1.AccessPair;
import io.coterie.network.v1.TestPolicyResponse;

/** What comes of trying a policy. */
final class Trials {
  private Trials() {}

  /** Four pairs gain ports, one gains and loses some. */
  static TestPolicyResponse gainAndLoss() {
    var gain =
        AccessChange.newBuilder()
            .setPairs(4)
            .addExamples(
                AccessPair.newBuilder().setSourceName("web-1").setTargetName("api-1").build());
    for (Protocol protocol :
        new Protocol[] {Protocol.PROTOCOL_STREAM, Protocol.PROTOCOL_DATAGRAM}) {
      gain.addGained(ports(protocol, 443, 443)).addGained(ports(protocol, 8000, 8100));
    }
    var loss =
        AccessChange.newBuilder()
            .setPairs(1)
            .addGained(ports(Protocol.PROTOCOL_STREAM, 22, 22))
            .addLost(ports(Protocol.PROTOCOL_STREAM, 1, 65535))
            .addLost(ports(Protocol.PROTOCOL_DATAGRAM, 1, 65535))
            .addExamples(AccessPair.newBuilder().setSource("node_b").setTargetName("web-1"));
    return TestPolicyResponse.newBuilder()
        .addChanges(gain)
        .addChanges(loss)
        .setPairsGaining(4)
        .setPairsLosing(1)
        .build();
  }

  private static PortRange ports(Protocol protocol, int first, int last) {
    return PortRange.newBuilder().setProtocol(protocol).setFirst(first).setLast(last).build();
  }
}
