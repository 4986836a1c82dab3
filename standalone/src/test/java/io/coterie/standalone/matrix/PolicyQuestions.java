package io.coterie.standalone.matrix;

import io.coterie.network.v1.ExplainAccessRequest;
import io.coterie.network.v1.GetPolicyRequest;
import io.coterie.network.v1.ListPolicyVersionsRequest;
import io.coterie.network.v1.SetPolicyRequest;
import io.coterie.network.v1.TestPolicyRequest;
import io.coterie.standalone.matrix.Questions.Question;
import java.util.Map;

/** Policies of the network, and what they decide. */
final class PolicyQuestions {
  private static final String POLICY = "rules: []";

  private PolicyQuestions() {}

  static Map<String, Question> all() {
    return new Questions("coterie.network.v1.PolicyService")
        .reads("GetPolicy", PolicyQuestions::get)
        .reads("GetPolicy/public", Setting.PUBLIC, (world, kind) -> get(world))
        .changes(
            "SetPolicy",
            world ->
                SetPolicyRequest.newBuilder().setNetwork(world.network()).setSource(POLICY).build())
        .reads(
            "TestPolicy",
            world ->
                TestPolicyRequest.newBuilder()
                    .setNetwork(world.network())
                    .setSource(POLICY)
                    .build())
        .reads(
            "ListPolicyVersions",
            world -> ListPolicyVersionsRequest.newBuilder().setNetwork(world.network()).build())
        .reads(
            "ExplainAccess",
            world ->
                ExplainAccessRequest.newBuilder()
                    .setNetwork(world.network())
                    .setSource(Named.account(world.target()))
                    .setTarget(world.targetNode().id())
                    .setPort(80)
                    .build())
        .asked();
  }

  private static GetPolicyRequest get(World world) {
    return GetPolicyRequest.newBuilder().setNetwork(world.network()).build();
  }
}
