package io.coterie.network.policy;

import static io.coterie.platform.rpc.Rpc.reply;

import io.coterie.network.member.MemberProto;
import io.coterie.network.v1.ExplainAccessRequest;
import io.coterie.network.v1.ExplainAccessResponse;
import io.coterie.network.v1.GetPolicyRequest;
import io.coterie.network.v1.GetPolicyResponse;
import io.coterie.network.v1.ListPolicyVersionsRequest;
import io.coterie.network.v1.ListPolicyVersionsResponse;
import io.coterie.network.v1.PolicyServiceGrpc.PolicyServiceImplBase;
import io.coterie.network.v1.SetPolicyRequest;
import io.coterie.network.v1.SetPolicyResponse;
import io.coterie.network.v1.TestPolicyRequest;
import io.coterie.network.v1.TestPolicyResponse;
import io.coterie.platform.call.Call;
import io.coterie.platform.db.Answer;
import io.coterie.platform.db.PageSize;
import io.coterie.platform.identity.Caller;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Inject;

/** PolicyService: between messages and policies. */
final class PolicyRpc extends PolicyServiceImplBase {
  private final Policies policies;
  private final PolicyTrial trial;
  private final Explaining explaining;

  @Inject
  PolicyRpc(Policies policies, PolicyTrial trial, Explaining explaining) {
    this.policies = policies;
    this.trial = trial;
    this.explaining = explaining;
  }

  @Override
  public void getPolicy(GetPolicyRequest request, StreamObserver<GetPolicyResponse> out) {
    var shown = policies.get(caller(), request.getNetwork(), request.getVersion());
    reply(out, GetPolicyResponse.newBuilder().setPolicy(PolicyProto.policy(shown)).build());
  }

  @Override
  public void setPolicy(SetPolicyRequest request, StreamObserver<SetPolicyResponse> out) {
    Answer<Policies.Shown, SetPolicyResponse> answer =
        Answer.of(
            SetPolicyResponse.getDefaultInstance(),
            shown -> SetPolicyResponse.newBuilder().setPolicy(PolicyProto.policy(shown)).build());
    reply(
        out,
        policies.set(
            caller(), request.getNetwork(), request.getSource(), request.getEtag(), answer));
  }

  @Override
  public void testPolicy(TestPolicyRequest request, StreamObserver<TestPolicyResponse> out) {
    var result = trial.test(caller(), request.getNetwork(), PolicyProto.candidate(request));
    reply(out, PolicyProto.trial(result));
  }

  @Override
  public void listPolicyVersions(
      ListPolicyVersionsRequest request, StreamObserver<ListPolicyVersionsResponse> out) {
    var page =
        policies.page(
            caller(),
            request.getNetwork(),
            PageSize.of(request.getPageSize()),
            request.getPageToken());
    reply(
        out,
        ListPolicyVersionsResponse.newBuilder()
            .addAllPolicies(page.map(PolicyProto::policy).items())
            .setNextPageToken(page.nextToken())
            .build());
  }

  @Override
  public void explainAccess(
      ExplainAccessRequest request, StreamObserver<ExplainAccessResponse> out) {
    var question =
        new Explaining.Question(
            MemberProto.ref(request.getSource()),
            PolicyProto.target(request.getTarget()),
            PolicyProto.protocol(request.getProtocol()),
            request.getPort());
    reply(out, PolicyProto.explained(explaining.explain(caller(), request.getNetwork(), question)));
  }

  private static Caller caller() {
    return Call.current().caller();
  }
}
