package io.coterie.standalone.matrix;

import com.google.protobuf.FieldMask;
import io.coterie.network.v1.CheckAccessRequest;
import io.coterie.network.v1.WatchAccessRequest;
import io.coterie.registry.v1.CreateChallengeRequest;
import io.coterie.registry.v1.DeregisterNodeRequest;
import io.coterie.registry.v1.GetNodeRequest;
import io.coterie.registry.v1.HeartbeatRequest;
import io.coterie.registry.v1.ListNodesRequest;
import io.coterie.registry.v1.ResolveBatchRequest;
import io.coterie.registry.v1.ResolveRequest;
import io.coterie.registry.v1.UpdateNodeRequest;
import io.coterie.registry.v1.WatchPeersRequest;
import io.coterie.sdk.node.NodeKey;
import io.coterie.standalone.hub.TestHub;
import io.coterie.standalone.hub.TestHub.Account;
import io.coterie.standalone.matrix.Questions.Question;
import java.util.HashMap;
import java.util.Map;

/** Nodes: who they are, where they are, and who may reach them. */
final class NodeQuestions {
  private NodeQuestions() {}

  static Map<String, Question> all() {
    var all = new HashMap<String, Question>();
    all.putAll(registry());
    all.putAll(
        new Questions("coterie.registry.v1.ResolveService")
            .reads(
                "Resolve",
                world -> ResolveRequest.newBuilder().setTarget(world.targetNode().id()).build())
            .reads(
                "Resolve/in-network",
                world ->
                    ResolveRequest.newBuilder()
                        .setTarget(world.targetNode().hostname())
                        .setNetwork(world.network())
                        .build())
            .reads(
                "ResolveBatch",
                world ->
                    ResolveBatchRequest.newBuilder().addTargets(world.targetNode().id()).build())
            .reads(
                "ResolveBatch/in-network",
                world ->
                    ResolveBatchRequest.newBuilder()
                        .addTargets(world.targetNode().hostname())
                        .setNetwork(world.network())
                        .build())
            .reads("WatchPeers", WatchPeersRequest.getDefaultInstance())
            .asked());
    all.putAll(TrustQuestions.all());
    all.putAll(
        new Questions("coterie.network.v1.AccessService")
            .reads(
                "CheckAccess",
                world ->
                    CheckAccessRequest.newBuilder()
                        .setSourceNode(world.node().id())
                        .setTargetNode(world.nodeOfNobody().id())
                        .build())
            .reads("WatchAccess", WatchAccessRequest.getDefaultInstance())
            .asked());
    return all;
  }

  private static Map<String, Question> registry() {
    return new Questions("coterie.registry.v1.RegistryService")
        .reads(
            "CreateChallenge",
            world ->
                CreateChallengeRequest.newBuilder()
                    .setPublicKey(NodeKey.generate().publicKey())
                    .build())
        .changes("RegisterNode/of-nobody", world -> Proofs.registration(world.hub(), ""))
        .changes(
            "RegisterNode/own",
            Setting.INVITE,
            (world, kind) ->
                Proofs.registration(
                    world.hub(),
                    world.account(kind).map(Account::id).orElse(world.stranger().id())))
        .changes(
            "RegisterNode/foreign",
            world -> Proofs.registration(world.hub(), world.stranger().id()))
        .reads("GetNode", world -> GetNodeRequest.newBuilder().setNode(world.node().id()).build())
        .reads("ListNodes", ListNodesRequest.getDefaultInstance())
        .changes(
            "UpdateNode",
            world ->
                UpdateNodeRequest.newBuilder()
                    .setNode(world.node().id())
                    .setHostname(TestHub.unique("renamed"))
                    .setUpdateMask(FieldMask.newBuilder().addPaths("hostname"))
                    .build())
        .changes("RotateKey", world -> Proofs.rotation(world.hub(), world.node()))
        .changes(
            "DeregisterNode",
            world -> DeregisterNodeRequest.newBuilder().setNode(world.node().id()).build())
        .reads("Heartbeat", HeartbeatRequest.getDefaultInstance())
        .asked();
  }
}
