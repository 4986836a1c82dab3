package io.coterie.standalone.matrix;

import com.google.protobuf.FieldMask;
import io.coterie.network.v1.AddMemberRequest;
import io.coterie.network.v1.GetMemberRequest;
import io.coterie.network.v1.LeaveNetworkRequest;
import io.coterie.network.v1.ListMembersRequest;
import io.coterie.network.v1.PrincipalRef;
import io.coterie.network.v1.RemoveMemberRequest;
import io.coterie.network.v1.Role;
import io.coterie.network.v1.UnblockPrincipalRequest;
import io.coterie.network.v1.UpdateMemberRequest;
import io.coterie.standalone.hub.TestHub.TestNode;
import io.coterie.standalone.matrix.Questions.Question;
import java.util.Map;

/** Members, their roles and tags. */
final class MemberQuestions {
  private MemberQuestions() {}

  static Map<String, Question> all() {
    return new Questions("coterie.network.v1.MemberService")
        .changes(
            "LeaveNetwork",
            world -> LeaveNetworkRequest.newBuilder().setNetwork(world.network()).build())
        .changes(
            "AddMember/own-node",
            Setting.OPEN,
            (world, kind) ->
                add(world, world.hub().node(world.account(kind).orElseGet(world::stranger))))
        .changes(
            "AddMember/foreign-node",
            Setting.OPEN,
            (world, kind) -> add(world, world.hub().node(world.stranger())))
        .changes(
            "AddMember/by-invite",
            Setting.INVITE,
            (world, kind) ->
                add(world, world.hub().node(world.account(kind).orElseGet(world::stranger))))
        .changes("RemoveMember/member", world -> remove(world, Named.account(world.target())))
        .changes("RemoveMember/admin", world -> remove(world, Named.account(world.targetAdmin())))
        .changes("RemoveMember/owner", world -> remove(world, Named.account(world.owner())))
        .changes("RemoveMember/node", world -> remove(world, Named.node(world.targetNode())))
        .changes(
            "UnblockPrincipal",
            world ->
                UnblockPrincipalRequest.newBuilder()
                    .setNetwork(world.network())
                    .setPrincipal(Named.account(world.stranger()))
                    .build())
        .reads("GetMember", MemberQuestions::get)
        .reads("GetMember/public", Setting.PUBLIC, (world, kind) -> get(world))
        .reads("ListMembers", MemberQuestions::list)
        .reads("ListMembers/public", Setting.PUBLIC, (world, kind) -> list(world))
        .changes(
            "UpdateMember/promote",
            world -> update(world, Named.account(world.target())).setRole(Role.ROLE_ADMIN).build())
        .changes(
            "UpdateMember/demote",
            world ->
                update(world, Named.account(world.targetAdmin())).setRole(Role.ROLE_MEMBER).build())
        .changes(
            "UpdateMember/tags",
            world ->
                update(world, Named.account(world.target()))
                    .addTags("frontend")
                    .setUpdateMask(FieldMask.newBuilder().addPaths("tags"))
                    .build())
        .asked();
  }

  private static AddMemberRequest add(World world, TestNode node) {
    return AddMemberRequest.newBuilder().setNetwork(world.network()).setNode(node.id()).build();
  }

  private static RemoveMemberRequest remove(World world, PrincipalRef member) {
    return RemoveMemberRequest.newBuilder().setNetwork(world.network()).setMember(member).build();
  }

  private static GetMemberRequest get(World world) {
    return GetMemberRequest.newBuilder()
        .setNetwork(world.network())
        .setMember(Named.account(world.target()))
        .build();
  }

  private static ListMembersRequest list(World world) {
    return ListMembersRequest.newBuilder().setNetwork(world.network()).build();
  }

  private static UpdateMemberRequest.Builder update(World world, PrincipalRef member) {
    return UpdateMemberRequest.newBuilder().setNetwork(world.network()).setMember(member);
  }
}
