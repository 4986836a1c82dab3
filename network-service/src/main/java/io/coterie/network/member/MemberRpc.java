package io.coterie.network.member;

import static io.coterie.platform.rpc.Rpc.reply;

import io.coterie.network.v1.AddMemberRequest;
import io.coterie.network.v1.AddMemberResponse;
import io.coterie.network.v1.ApproveJoinRequestRequest;
import io.coterie.network.v1.ApproveJoinRequestResponse;
import io.coterie.network.v1.DeclineJoinRequestRequest;
import io.coterie.network.v1.DeclineJoinRequestResponse;
import io.coterie.network.v1.GetMemberRequest;
import io.coterie.network.v1.GetMemberResponse;
import io.coterie.network.v1.JoinNetworkRequest;
import io.coterie.network.v1.JoinNetworkResponse;
import io.coterie.network.v1.LeaveNetworkRequest;
import io.coterie.network.v1.LeaveNetworkResponse;
import io.coterie.network.v1.ListJoinRequestsRequest;
import io.coterie.network.v1.ListJoinRequestsResponse;
import io.coterie.network.v1.ListMembersRequest;
import io.coterie.network.v1.ListMembersResponse;
import io.coterie.network.v1.MemberServiceGrpc.MemberServiceImplBase;
import io.coterie.network.v1.RemoveMemberRequest;
import io.coterie.network.v1.RemoveMemberResponse;
import io.coterie.network.v1.RequestToJoinRequest;
import io.coterie.network.v1.RequestToJoinResponse;
import io.coterie.network.v1.UnblockPrincipalRequest;
import io.coterie.network.v1.UnblockPrincipalResponse;
import io.coterie.network.v1.UpdateMemberRequest;
import io.coterie.network.v1.UpdateMemberResponse;
import io.coterie.platform.call.Call;
import io.coterie.platform.db.Answer;
import io.coterie.platform.db.PageSize;
import io.coterie.platform.identity.Caller;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Inject;

/** MemberService: between messages and members. */
final class MemberRpc extends MemberServiceImplBase {
  private final Joining joining;
  private final Leaving leaving;
  private final Adding adding;
  private final Removal removal;
  private final Administration administration;
  private final MemberDirectory directory;
  private final Asking asking;
  private final Answering answering;

  @Inject
  MemberRpc(
      Joining joining,
      Leaving leaving,
      Adding adding,
      Removal removal,
      Administration administration,
      MemberDirectory directory,
      Asking asking,
      Answering answering) {
    this.joining = joining;
    this.leaving = leaving;
    this.adding = adding;
    this.removal = removal;
    this.administration = administration;
    this.directory = directory;
    this.asking = asking;
    this.answering = answering;
  }

  @Override
  public void joinNetwork(JoinNetworkRequest request, StreamObserver<JoinNetworkResponse> out) {
    Answer<MemberView, JoinNetworkResponse> answer =
        Answer.of(
            JoinNetworkResponse.getDefaultInstance(),
            view -> JoinNetworkResponse.newBuilder().setMember(MemberProto.member(view)).build());
    reply(
        out,
        joining.join(
            caller(),
            request.getNetwork(),
            request.getNode(),
            request.getJoinSecret(),
            MemberProto.role(request.getRole()),
            answer));
  }

  @Override
  public void leaveNetwork(LeaveNetworkRequest request, StreamObserver<LeaveNetworkResponse> out) {
    var answer = LeaveNetworkResponse.getDefaultInstance();
    reply(
        out,
        leaving.leave(
            caller(), request.getNetwork(), request.getNode(), Answer.of(answer, left -> answer)));
  }

  @Override
  public void addMember(AddMemberRequest request, StreamObserver<AddMemberResponse> out) {
    Answer<MemberView, AddMemberResponse> answer =
        Answer.of(
            AddMemberResponse.getDefaultInstance(),
            view -> AddMemberResponse.newBuilder().setMember(MemberProto.member(view)).build());
    reply(
        out,
        adding.add(
            caller(), request.getNetwork(), request.getNode(), request.getJoinSecret(), answer));
  }

  @Override
  public void removeMember(RemoveMemberRequest request, StreamObserver<RemoveMemberResponse> out) {
    var options = new Removal.Options(request.getCascade(), request.getAllowRejoin());
    reply(
        out,
        removal.remove(
            caller(),
            request.getNetwork(),
            MemberProto.ref(request.getMember()),
            options,
            Answer.of(RemoveMemberResponse.getDefaultInstance(), MemberProto::removed)));
  }

  @Override
  public void unblockPrincipal(
      UnblockPrincipalRequest request, StreamObserver<UnblockPrincipalResponse> out) {
    var answer = UnblockPrincipalResponse.getDefaultInstance();
    reply(
        out,
        administration.unblock(
            caller(),
            request.getNetwork(),
            MemberProto.ref(request.getPrincipal()),
            Answer.of(answer, unblocked -> answer)));
  }

  @Override
  public void getMember(GetMemberRequest request, StreamObserver<GetMemberResponse> out) {
    var view = directory.get(caller(), request.getNetwork(), MemberProto.ref(request.getMember()));
    reply(out, GetMemberResponse.newBuilder().setMember(MemberProto.member(view)).build());
  }

  @Override
  public void listMembers(ListMembersRequest request, StreamObserver<ListMembersResponse> out) {
    var page =
        directory.page(
            caller(),
            request.getNetwork(),
            MemberProto.kind(request.getKind()),
            PageSize.of(request.getPageSize()),
            request.getPageToken());
    reply(
        out,
        ListMembersResponse.newBuilder()
            .addAllMembers(page.map(MemberProto::member).items())
            .setNextPageToken(page.nextToken())
            .build());
  }

  @Override
  public void updateMember(UpdateMemberRequest request, StreamObserver<UpdateMemberResponse> out) {
    Answer<MemberView, UpdateMemberResponse> answer =
        Answer.of(
            UpdateMemberResponse.getDefaultInstance(),
            view -> UpdateMemberResponse.newBuilder().setMember(MemberProto.member(view)).build());
    reply(
        out,
        administration.change(
            caller(),
            request.getNetwork(),
            MemberProto.ref(request.getMember()),
            MemberProto.changes(request),
            answer));
  }

  @Override
  public void requestToJoin(
      RequestToJoinRequest request, StreamObserver<RequestToJoinResponse> out) {
    Answer<JoinRequestView, RequestToJoinResponse> answer =
        Answer.of(
            RequestToJoinResponse.getDefaultInstance(),
            view ->
                RequestToJoinResponse.newBuilder()
                    .setJoinRequest(JoinRequestProto.request(view))
                    .build());
    reply(
        out,
        asking.ask(
            caller(), request.getNetwork(), request.getNode(), request.getMessage(), answer));
  }

  @Override
  public void listJoinRequests(
      ListJoinRequestsRequest request, StreamObserver<ListJoinRequestsResponse> out) {
    var page =
        answering.page(
            caller(),
            request.getNetwork(),
            PageSize.of(request.getPageSize()),
            request.getPageToken());
    reply(
        out,
        ListJoinRequestsResponse.newBuilder()
            .addAllJoinRequests(page.map(JoinRequestProto::request).items())
            .setNextPageToken(page.nextToken())
            .build());
  }

  @Override
  public void approveJoinRequest(
      ApproveJoinRequestRequest request, StreamObserver<ApproveJoinRequestResponse> out) {
    Answer<MemberView, ApproveJoinRequestResponse> answer =
        Answer.of(
            ApproveJoinRequestResponse.getDefaultInstance(),
            view ->
                ApproveJoinRequestResponse.newBuilder()
                    .setMember(MemberProto.member(view))
                    .build());
    reply(
        out,
        answering.approve(
            caller(), request.getNetwork(), JoinRequestProto.id(request.getJoinRequest()), answer));
  }

  @Override
  public void declineJoinRequest(
      DeclineJoinRequestRequest request, StreamObserver<DeclineJoinRequestResponse> out) {
    var answer = DeclineJoinRequestResponse.getDefaultInstance();
    reply(
        out,
        answering.decline(
            caller(),
            request.getNetwork(),
            JoinRequestProto.id(request.getJoinRequest()),
            Answer.of(answer, declined -> answer)));
  }

  private static Caller caller() {
    return Call.current().caller();
  }
}
