package io.coterie.network.reach;

import io.coterie.network.member.Hostnames;
import io.coterie.network.policy.PolicyProto;
import io.coterie.network.v1.FindReachableResponse;
import io.coterie.network.v1.NetworkReach;
import io.coterie.network.v1.ReachTarget;
import io.coterie.network.v1.Reachable;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.NodeNumber;
import java.util.List;

/** Who reaches whom, as messages for other services. */
public final class ReachProto {
  private ReachProto() {}

  /** Which node shall be reached; a name that can be nobody's is looked for all the same. */
  public static Wanted wanted(ReachTarget target) {
    return switch (target.getTargetCase()) {
      case HOSTNAME ->
          Hostnames.parse(target.getHostname())
              .<Wanted>map(Wanted.ByHostname::new)
              .orElseGet(() -> new Wanted.ById(NodeId.random()));
      case NODE -> new Wanted.ById(new NodeId(target.getNode()));
      case NUMBER -> new Wanted.ByNumber(NodeNumber.ofUnsigned(target.getNumber()));
      case TARGET_NOT_SET -> throw new IllegalArgumentException("validation let nobody through");
    };
  }

  /** Where each node may be reached. */
  public static FindReachableResponse reachable(List<List<Reach>> found) {
    return FindReachableResponse.newBuilder()
        .addAllResults(
            found.stream()
                .map(reaches ->
                    Reachable.newBuilder()
                        .addAllNetworks(reaches.stream().map(ReachProto::reach).toList())
                        .build())
                .toList())
        .build();
  }

  private static NetworkReach reach(Reach reach) {
    return NetworkReach.newBuilder()
        .setNode(reach.node().id().text())
        .setNetwork(reach.network().text())
        .setNetworkNumber(reach.networkNumber().unsigned())
        .setPolicyVersion(reach.policyVersion())
        .setSourceIncarnation(reach.source().incarnation().text())
        .setTargetIncarnation(reach.target().incarnation().text())
        .setSourceVersion(reach.source().version())
        .setTargetVersion(reach.target().version())
        .addAllPorts(PolicyProto.ports(reach.ports()))
        .setNodeNumber(reach.node().number().unsigned())
        .setSourceNumber(reach.sourceNumber().map(NodeNumber::unsigned).orElse(0))
        .build();
  }
}
