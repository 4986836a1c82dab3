package io.coterie.standalone.matrix;

import io.coterie.network.v1.AcceptInviteRequest;
import io.coterie.network.v1.CreateInviteRequest;
import io.coterie.network.v1.DeclineInviteRequest;
import io.coterie.network.v1.ListInvitesRequest;
import io.coterie.network.v1.ListMyInvitesRequest;
import io.coterie.network.v1.RedeemInviteRequest;
import io.coterie.network.v1.RevokeInviteRequest;
import io.coterie.network.v1.Role;
import io.coterie.network.v1.VouchMemberRequest;
import io.coterie.standalone.matrix.Questions.Question;
import java.util.Map;

/** Codes and directed invites. */
final class InviteQuestions {
  private InviteQuestions() {}

  static Map<String, Question> all() {
    return new Questions("coterie.network.v1.InviteService")
        .changes("CreateInvite/member", world -> create(world, Role.ROLE_MEMBER))
        .changes("CreateInvite/admin", world -> create(world, Role.ROLE_ADMIN))
        .changes(
            "CreateInvite/public", Setting.PUBLIC, (world, kind) -> create(world, Role.ROLE_VIEWER))
        .reads(
            "ListInvites",
            world -> ListInvitesRequest.newBuilder().setNetwork(world.network()).build())
        .changes(
            "RevokeInvite",
            world ->
                RevokeInviteRequest.newBuilder()
                    .setNetwork(world.network())
                    .setInvite(world.invite())
                    .build())
        .changes(
            "RedeemInvite",
            world -> RedeemInviteRequest.newBuilder().setCode(world.code(Role.ROLE_MEMBER)).build())
        .changes(
            "VouchMember",
            world ->
                VouchMemberRequest.newBuilder()
                    .setNetwork(world.network())
                    .setInvitee(Named.account(world.stranger()))
                    .build())
        .changes(
            "VouchMember/public",
            Setting.PUBLIC,
            (world, kind) ->
                VouchMemberRequest.newBuilder()
                    .setNetwork(world.network())
                    .setInvitee(Named.account(world.outsider()))
                    .build())
        .reads("ListMyInvites", ListMyInvitesRequest.getDefaultInstance())
        .changes(
            "AcceptInvite",
            world -> AcceptInviteRequest.newBuilder().setInvite(world.invite()).build())
        .changes(
            "DeclineInvite",
            world -> DeclineInviteRequest.newBuilder().setInvite(world.invite()).build())
        .asked();
  }

  private static CreateInviteRequest create(World world, Role role) {
    return CreateInviteRequest.newBuilder().setNetwork(world.network()).setRole(role).build();
  }
}
