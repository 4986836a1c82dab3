package io.coterie.network.watch;

import io.coterie.network.policy.PolicyProto;
import io.coterie.network.v1.Checkpoint;
import io.coterie.network.v1.ForgottenNetwork;
import io.coterie.network.v1.ReachableEntry;
import io.coterie.network.v1.RemovedReachable;
import io.coterie.network.v1.SnapshotEnd;
import io.coterie.network.v1.WatchReachableResponse;
import io.coterie.platform.id.Hostname;

/** The messages of WatchReachable. */
final class ReachableProto implements WatchMessages<WatchReachableResponse> {
  @Override
  public WatchReachableResponse event(AccessEvent event, String resumeToken) {
    var message = WatchReachableResponse.newBuilder().setResumeToken(resumeToken);
    switch (event) {
      case AccessEvent.Allowed allowed -> message.setEntry(entry(allowed));
      case AccessEvent.Removed(var network, var target) ->
          message.setRemoved(
              RemovedReachable.newBuilder()
                  .setNetwork(network.text())
                  .setTargetNode(target.text()));
      case AccessEvent.Forgotten(var network) ->
          message.setForgotten(ForgottenNetwork.newBuilder().setNetwork(network.text()));
    }
    return message.build();
  }

  @Override
  public WatchReachableResponse snapshotEnd(String resumeToken) {
    return WatchReachableResponse.newBuilder()
        .setSnapshotEnd(SnapshotEnd.getDefaultInstance())
        .setResumeToken(resumeToken)
        .build();
  }

  @Override
  public WatchReachableResponse checkpoint(String resumeToken) {
    return WatchReachableResponse.newBuilder()
        .setCheckpoint(Checkpoint.getDefaultInstance())
        .setResumeToken(resumeToken)
        .build();
  }

  private static ReachableEntry.Builder entry(AccessEvent.Allowed allowed) {
    var target = allowed.peer();
    return ReachableEntry.newBuilder()
        .setNetwork(allowed.network().text())
        .setNetworkNumber(allowed.networkNumber().unsigned())
        .setTargetNode(target.id().text())
        .setTargetNumber(target.number().unsigned())
        .setTargetHostname(target.face().hostname().map(Hostname::text).orElse(""))
        .setSourceIncarnation(allowed.own().text())
        .setTargetIncarnation(target.incarnation().text())
        .addAllPorts(PolicyProto.ports(allowed.ports()))
        .setPolicyVersion(allowed.policyVersion());
  }
}
