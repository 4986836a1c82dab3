package io.coterie.registry;

import com.google.protobuf.FieldMask;
import io.coterie.registry.proof.NodeKey;
import io.coterie.registry.proof.NodeProofs;
import io.coterie.registry.v1.AcceptTrustRequest;
import io.coterie.registry.v1.BatchGetNodesRequest;
import io.coterie.registry.v1.DeclineTrustRequest;
import io.coterie.registry.v1.DeregisterNodeRequest;
import io.coterie.registry.v1.GetNodeRequest;
import io.coterie.registry.v1.HeartbeatRequest;
import io.coterie.registry.v1.NetworkEntry;
import io.coterie.registry.v1.NodeVisibility;
import io.coterie.registry.v1.RequestTrustRequest;
import io.coterie.registry.v1.ResolveRequest;
import io.coterie.registry.v1.RevokeTrustRequest;
import io.coterie.registry.v1.RotateKeyRequest;
import io.coterie.registry.v1.UpdateNodeRequest;
import java.util.List;

/** Requests that many tests make. */
final class Requests {
  private Requests() {}

  static GetNodeRequest get(String node) {
    return GetNodeRequest.newBuilder().setNode(node).build();
  }

  static DeregisterNodeRequest end(String node) {
    return DeregisterNodeRequest.newBuilder().setNode(node).build();
  }

  /** An open network. */
  static NetworkEntry entry(FakeNetworkService.Network network) {
    return NetworkEntry.newBuilder().setNetwork(network.id().text()).build();
  }

  static UpdateNodeRequest rename(String node, String hostname) {
    return UpdateNodeRequest.newBuilder()
        .setNode(node)
        .setHostname(hostname)
        .setUpdateMask(FieldMask.newBuilder().addPaths("hostname"))
        .build();
  }

  static UpdateNodeRequest publish(String node) {
    return UpdateNodeRequest.newBuilder()
        .setNode(node)
        .setVisibility(NodeVisibility.NODE_VISIBILITY_PUBLIC)
        .setUpdateMask(FieldMask.newBuilder().addPaths("visibility"))
        .build();
  }

  static HeartbeatRequest beat(String... endpoints) {
    return HeartbeatRequest.newBuilder().addAllEndpoints(List.of(endpoints)).build();
  }

  static ResolveRequest resolve(String target) {
    return ResolveRequest.newBuilder().setTarget(target).build();
  }

  static ResolveRequest resolve(String target, String network) {
    return ResolveRequest.newBuilder().setTarget(target).setNetwork(network).build();
  }

  static RequestTrustRequest ask(String target) {
    return RequestTrustRequest.newBuilder().setTarget(target).setJustification("hello").build();
  }

  static AcceptTrustRequest accept(String request) {
    return AcceptTrustRequest.newBuilder().setTrustRequest(request).build();
  }

  static DeclineTrustRequest decline(String request) {
    return DeclineTrustRequest.newBuilder().setTrustRequest(request).build();
  }

  static RevokeTrustRequest revoke(String other) {
    return RevokeTrustRequest.newBuilder().setOtherNode(other).build();
  }

  static BatchGetNodesRequest batch(String... ids) {
    return BatchGetNodesRequest.newBuilder().addAllIds(List.of(ids)).build();
  }

  static RotateKeyRequest rotate(RegistryFixture fixture, TestNode node, TestKey replacement) {
    var challenge = fixture.challenge(replacement);
    var bytes = NodeProofs.rotation(challenge, node.id(), new NodeKey(replacement.publicKey()));
    return RotateKeyRequest.newBuilder()
        .setNode(node.id())
        .setNewPublicKey(replacement.publicKey())
        .setChallenge(challenge)
        .setOldKeySignature(node.key().sign(bytes))
        .setNewKeySignature(replacement.sign(bytes))
        .build();
  }
}
