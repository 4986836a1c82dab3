package io.coterie.network.watch;

import io.coterie.network.backbone.BackboneSource;
import io.coterie.network.directory.NodeKey;
import io.coterie.network.policy.PolicyProto;
import io.coterie.network.v1.AccessEntry;
import io.coterie.network.v1.Checkpoint;
import io.coterie.network.v1.ForgottenNetwork;
import io.coterie.network.v1.Openness;
import io.coterie.network.v1.RemovedAccess;
import io.coterie.network.v1.SnapshotEnd;
import io.coterie.network.v1.WatchAccessResponse;
import io.coterie.policy.AllowedPorts;

/** The messages of WatchAccess. */
final class AccessProto implements WatchMessages<WatchAccessResponse> {

  @Override
  public WatchAccessResponse event(AccessEvent event, String resumeToken) {
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

  WatchAccessResponse event(BackboneEvent event, String resumeToken) {
    var message = WatchAccessResponse.newBuilder().setResumeToken(resumeToken);
    switch (event) {
      case BackboneEvent.Trusted(var source) -> message.setEntry(entry(source));
      case BackboneEvent.Removed(var source) ->
          message.setRemoved(RemovedAccess.newBuilder().setSourceNode(source.text()));
      case BackboneEvent.Opened(var isPublic) ->
          message.setOpenness(Openness.newBuilder().setIsPublic(isPublic));
    }
    return message.build();
  }

  @Override
  public WatchAccessResponse snapshotEnd(String resumeToken) {
    return WatchAccessResponse.newBuilder()
        .setSnapshotEnd(SnapshotEnd.getDefaultInstance())
        .setResumeToken(resumeToken)
        .build();
  }

  @Override
  public WatchAccessResponse checkpoint(String resumeToken) {
    return WatchAccessResponse.newBuilder()
        .setCheckpoint(Checkpoint.getDefaultInstance())
        .setResumeToken(resumeToken)
        .build();
  }

  private static AccessEntry.Builder entry(AccessEvent.Allowed allowed) {
    var source = allowed.peer();
    var entry =
        AccessEntry.newBuilder()
            .setNetwork(allowed.network().text())
            .setNetworkNumber(allowed.networkNumber().unsigned())
            .setSourceNode(source.id().text())
            .setSourceNumber(source.number().unsigned())
            .setSourceIncarnation(source.incarnation().text())
            .addAllPorts(PolicyProto.ports(allowed.ports()))
            .setPolicyVersion(allowed.policyVersion());
    source.face().key().map(NodeKey::raw).ifPresent(entry::setSourcePublicKey);
    return entry;
  }

  private static AccessEntry.Builder entry(BackboneSource source) {
    return AccessEntry.newBuilder()
        .setSourceNode(source.id().text())
        .setSourceNumber(source.number().unsigned())
        .setSourceIncarnation(source.registration().text())
        .addAllPorts(PolicyProto.ports(AllowedPorts.ALL))
        .setSourcePublicKey(source.key().raw());
  }
}
