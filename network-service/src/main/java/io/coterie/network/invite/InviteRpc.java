package io.coterie.network.invite;

import static io.coterie.platform.rpc.Rpc.reply;

import io.coterie.network.member.MemberProto;
import io.coterie.network.v1.AcceptInviteRequest;
import io.coterie.network.v1.AcceptInviteResponse;
import io.coterie.network.v1.CreateInviteRequest;
import io.coterie.network.v1.CreateInviteResponse;
import io.coterie.network.v1.DeclineInviteRequest;
import io.coterie.network.v1.DeclineInviteResponse;
import io.coterie.network.v1.InviteServiceGrpc.InviteServiceImplBase;
import io.coterie.network.v1.ListInvitesRequest;
import io.coterie.network.v1.ListInvitesResponse;
import io.coterie.network.v1.ListMyInvitesRequest;
import io.coterie.network.v1.ListMyInvitesResponse;
import io.coterie.network.v1.RedeemInviteRequest;
import io.coterie.network.v1.RedeemInviteResponse;
import io.coterie.network.v1.RevokeInviteRequest;
import io.coterie.network.v1.RevokeInviteResponse;
import io.coterie.network.v1.VouchMemberRequest;
import io.coterie.network.v1.VouchMemberResponse;
import io.coterie.platform.call.Call;
import io.coterie.platform.db.Answer;
import io.coterie.platform.db.PageSize;
import io.coterie.platform.identity.Caller;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Inject;

/** InviteService: between messages and invites. */
final class InviteRpc extends InviteServiceImplBase {
  private final InviteCodes codes;
  private final Redemption redemption;
  private final Vouching vouching;

  @Inject
  InviteRpc(InviteCodes codes, Redemption redemption, Vouching vouching) {
    this.codes = codes;
    this.redemption = redemption;
    this.vouching = vouching;
  }

  @Override
  public void createInvite(CreateInviteRequest request, StreamObserver<CreateInviteResponse> out) {
    reply(
        out,
        codes.create(
            caller(),
            request.getNetwork(),
            InviteProto.newCode(request),
            Answer.of(CreateInviteResponse.getDefaultInstance(), InviteProto::issued)));
  }

  @Override
  public void listInvites(ListInvitesRequest request, StreamObserver<ListInvitesResponse> out) {
    var page =
        codes.page(
            caller(),
            request.getNetwork(),
            PageSize.of(request.getPageSize()),
            request.getPageToken());
    reply(
        out,
        ListInvitesResponse.newBuilder()
            .addAllInvites(page.map(InviteProto::shownInside).items())
            .setNextPageToken(page.nextToken())
            .build());
  }

  @Override
  public void revokeInvite(RevokeInviteRequest request, StreamObserver<RevokeInviteResponse> out) {
    var answer = RevokeInviteResponse.getDefaultInstance();
    reply(
        out,
        codes.revoke(
            caller(),
            request.getNetwork(),
            request.getInvite(),
            Answer.of(answer, revoked -> answer)));
  }

  @Override
  public void redeemInvite(RedeemInviteRequest request, StreamObserver<RedeemInviteResponse> out) {
    reply(
        out,
        redemption.redeem(
            caller(),
            new InviteCode(request.getCode()),
            request.getNode(),
            Answer.of(RedeemInviteResponse.getDefaultInstance(), InviteProto::redeemed)));
  }

  @Override
  public void vouchMember(VouchMemberRequest request, StreamObserver<VouchMemberResponse> out) {
    var answer = VouchMemberResponse.getDefaultInstance();
    reply(
        out,
        vouching.vouch(
            caller(),
            request.getNetwork(),
            MemberProto.ref(request.getInvitee()),
            Answer.of(answer, vouched -> answer)));
  }

  @Override
  public void listMyInvites(
      ListMyInvitesRequest request, StreamObserver<ListMyInvitesResponse> out) {
    var page =
        vouching.page(
            caller(),
            request.getNode(),
            PageSize.of(request.getPageSize()),
            request.getPageToken());
    reply(
        out,
        ListMyInvitesResponse.newBuilder()
            .addAllInvites(page.map(InviteProto::shownToInvitee).items())
            .setNextPageToken(page.nextToken())
            .build());
  }

  @Override
  public void acceptInvite(AcceptInviteRequest request, StreamObserver<AcceptInviteResponse> out) {
    reply(
        out,
        redemption.accept(
            caller(),
            InviteProto.id(request.getInvite()),
            Answer.of(AcceptInviteResponse.getDefaultInstance(), InviteProto::accepted)));
  }

  @Override
  public void declineInvite(
      DeclineInviteRequest request, StreamObserver<DeclineInviteResponse> out) {
    var answer = DeclineInviteResponse.getDefaultInstance();
    reply(
        out,
        redemption.decline(
            caller(), InviteProto.id(request.getInvite()), Answer.of(answer, declined -> answer)));
  }

  private static Caller caller() {
    return Call.current().caller();
  }
}
