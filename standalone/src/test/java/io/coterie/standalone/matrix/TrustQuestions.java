package io.coterie.standalone.matrix;

import io.coterie.platform.id.NodeId;
import io.coterie.registry.v1.AcceptTrustRequest;
import io.coterie.registry.v1.DeclineTrustRequest;
import io.coterie.registry.v1.ListTrustRequestsRequest;
import io.coterie.registry.v1.ListTrustedRequest;
import io.coterie.registry.v1.RequestTrustRequest;
import io.coterie.registry.v1.RevokeTrustRequest;
import io.coterie.standalone.matrix.Questions.Question;
import java.util.Map;

/** Trust of the member's node: asked for, given, ended. */
final class TrustQuestions {
  private TrustQuestions() {}

  static Map<String, Question> all() {
    return new Questions("coterie.registry.v1.TrustService")
        .changes("RequestTrust", world -> request(world, world.targetNode().id()))
        .changes("RequestTrust/of-nobody", world -> request(world, NodeId.random().text()))
        .reads(
            "ListTrustRequests",
            world -> ListTrustRequestsRequest.newBuilder().setNode(world.node().id()).build())
        .changes(
            "AcceptTrust",
            world -> AcceptTrustRequest.newBuilder().setTrustRequest(world.trustRequest()).build())
        .changes(
            "DeclineTrust",
            world -> DeclineTrustRequest.newBuilder().setTrustRequest(world.trustRequest()).build())
        .changes(
            "RevokeTrust",
            world ->
                RevokeTrustRequest.newBuilder()
                    .setNode(world.node().id())
                    .setOtherNode(world.targetNode().id())
                    .build())
        .reads(
            "ListTrusted",
            world -> ListTrustedRequest.newBuilder().setNode(world.node().id()).build())
        .asked();
  }

  private static RequestTrustRequest request(World world, String target) {
    return RequestTrustRequest.newBuilder().setNode(world.node().id()).setTarget(target).build();
  }
}
