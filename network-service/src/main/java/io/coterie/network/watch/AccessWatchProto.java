package io.coterie.network.watch;

import io.coterie.network.policy.PolicyProto;
import io.coterie.network.v1.AccessEntry;
import io.coterie.network.v1.Checkpoint;
import io.coterie.network.v1.ForgottenNetwork;
import io.coterie.network.v1.RemovedAccess;
import io.coterie.network.v1.SnapshotEnd;
import io.coterie.network.v1.WatchAccessResponse;

/** The messages of a watch. */
final class AccessWatchProto {
  private AccessWatchProto() {}

  static WatchAccessResponse message(AccessEvent event, String resumeToken) {
    var message = WatchAccessResponse.newBuilder().setResumeToken(resumeToken);
    switch (event) {
      case AccessEvent.Allowed allowed -> message.setEntry(entry(allowed));
      case AccessEvent.Removed(var network, var source) ->
          message.setRemoved(
              RemovedAccess.newBuilder().setNetwork(network.text()).setSourceNode(source.text()));
      case AccessEvent.Forgotten(var network) ->
          message.setForgotten(ForgottenNetwork.newBuilder().setNetwork(network.text()));
    }
    return message.build();
  }

  static WatchAccessResponse snapshotEnd(String resumeToken) {
    return WatchAccessResponse.newBuilder()
        .setSnapshotEnd(SnapshotEnd.getDefaultInstance())
        .setResumeToken(resumeToken)
        .build();
  }

  static WatchAccessResponse checkpoint(String resumeToken) {
    return WatchAccessResponse.newBuilder()
        .setCheckpoint(Checkpoint.getDefaultInstance())
        .setResumeToken(resumeToken)
        .build();
  }

  private static AccessEntry.Builder entry(AccessEvent.Allowed allowed) {
    var source = allowed.source();
    return AccessEntry.newBuilder()
        .setNetwork(allowed.network().text())
        .setNetworkNumber(allowed.networkNumber().unsigned())
        .setSourceNode(source.id().text())
        .setSourceNumber(source.number().unsigned())
        .setSourceIncarnation(source.incarnation().text())
        .addAllPorts(PolicyProto.ports(allowed.ports()))
        .setPolicyVersion(allowed.policyVersion());
  }
}
