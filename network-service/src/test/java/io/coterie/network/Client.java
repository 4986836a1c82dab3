package io.coterie.network;

import com.google.protobuf.FieldMask;
import io.coterie.network.v1.AcceptInviteRequest;
import io.coterie.network.v1.AccessServiceGrpc;
import io.coterie.network.v1.AccessServiceGrpc.AccessServiceBlockingStub;
import io.coterie.network.v1.AddMemberRequest;
import io.coterie.network.v1.ApproveJoinRequestRequest;
import io.coterie.network.v1.CreateInviteRequest;
import io.coterie.network.v1.CreateNetworkRequest;
import io.coterie.network.v1.DeclineJoinRequestRequest;
import io.coterie.network.v1.DeleteNetworkRequest;
import io.coterie.network.v1.GetNetworkRequest;
import io.coterie.network.v1.Invite;
import io.coterie.network.v1.InviteServiceGrpc;
import io.coterie.network.v1.InviteServiceGrpc.InviteServiceBlockingStub;
import io.coterie.network.v1.JoinNetworkRequest;
import io.coterie.network.v1.JoinRequest;
import io.coterie.network.v1.JoinRule;
import io.coterie.network.v1.LeaveNetworkRequest;
import io.coterie.network.v1.ListJoinRequestsRequest;
import io.coterie.network.v1.ListMembersRequest;
import io.coterie.network.v1.ListMyInvitesRequest;
import io.coterie.network.v1.ListNetworksRequest;
import io.coterie.network.v1.Member;
import io.coterie.network.v1.MemberServiceGrpc;
import io.coterie.network.v1.MemberServiceGrpc.MemberServiceBlockingStub;
import io.coterie.network.v1.MembershipServiceGrpc;
import io.coterie.network.v1.MembershipServiceGrpc.MembershipServiceBlockingStub;
import io.coterie.network.v1.Network;
import io.coterie.network.v1.NetworkServiceGrpc;
import io.coterie.network.v1.NetworkServiceGrpc.NetworkServiceBlockingStub;
import io.coterie.network.v1.Policy;
import io.coterie.network.v1.PolicyServiceGrpc;
import io.coterie.network.v1.PolicyServiceGrpc.PolicyServiceBlockingStub;
import io.coterie.network.v1.PrincipalRef;
import io.coterie.network.v1.RedeemInviteRequest;
import io.coterie.network.v1.RemoveMemberRequest;
import io.coterie.network.v1.RequestToJoinRequest;
import io.coterie.network.v1.Role;
import io.coterie.network.v1.SetPolicyRequest;
import io.coterie.network.v1.TransferNetworkRequest;
import io.coterie.network.v1.UpdateMemberRequest;
import io.coterie.network.v1.UpdateNetworkRequest;
import io.coterie.network.v1.VouchMemberRequest;
import io.grpc.Channel;
import java.util.List;

/** Calls the service as one caller; short forms of what tests do often. */
record Client(Channel channel) {
  static final String SECRET = "join-secret";

  NetworkServiceBlockingStub networks() {
    return NetworkServiceGrpc.newBlockingStub(channel);
  }

  MemberServiceBlockingStub members() {
    return MemberServiceGrpc.newBlockingStub(channel);
  }

  InviteServiceBlockingStub invites() {
    return InviteServiceGrpc.newBlockingStub(channel);
  }

  AccessServiceBlockingStub access() {
    return AccessServiceGrpc.newBlockingStub(channel);
  }

  MembershipServiceBlockingStub memberships() {
    return MembershipServiceGrpc.newBlockingStub(channel);
  }

  PolicyServiceBlockingStub policies() {
    return PolicyServiceGrpc.newBlockingStub(channel);
  }

  /** Puts a policy in force. */
  Policy policy(String network, String source) {
    return policies()
        .setPolicy(SetPolicyRequest.newBuilder().setNetwork(network).setSource(source).build())
        .getPolicy();
  }

  /** A network; under the rule token with {@link #SECRET}. */
  Network create(String name, JoinRule rule) {
    var request = CreateNetworkRequest.newBuilder().setName(name).setJoinRule(rule);
    if (rule == JoinRule.JOIN_RULE_TOKEN) {
      request.setJoinSecret(SECRET);
    }
    return networks().createNetwork(request.build()).getNetwork();
  }

  Network get(String network) {
    return networks()
        .getNetwork(GetNetworkRequest.newBuilder().setNetwork(network).build())
        .getNetwork();
  }

  List<Network> list() {
    return networks().listNetworks(ListNetworksRequest.getDefaultInstance()).getNetworksList();
  }

  Member join(String network) {
    return join(network, "", "");
  }

  /** With a node of the caller's, and a secret; either may be empty. */
  Member join(String network, String node, String secret) {
    return members()
        .joinNetwork(
            JoinNetworkRequest.newBuilder()
                .setNetwork(network)
                .setNode(node)
                .setJoinSecret(secret)
                .build())
        .getMember();
  }

  /** Looks into a public network. */
  Member look(String network) {
    return members()
        .joinNetwork(
            JoinNetworkRequest.newBuilder().setNetwork(network).setRole(Role.ROLE_VIEWER).build())
        .getMember();
  }

  JoinRequest ask(String network) {
    return ask(network, "");
  }

  /** For a node of the caller's. */
  JoinRequest ask(String network, String node) {
    return members()
        .requestToJoin(RequestToJoinRequest.newBuilder().setNetwork(network).setNode(node).build())
        .getJoinRequest();
  }

  List<JoinRequest> requests(String network) {
    return members()
        .listJoinRequests(ListJoinRequestsRequest.newBuilder().setNetwork(network).build())
        .getJoinRequestsList();
  }

  Member approve(String network, JoinRequest request) {
    return members()
        .approveJoinRequest(
            ApproveJoinRequestRequest.newBuilder()
                .setNetwork(network)
                .setJoinRequest(request.getId())
                .build())
        .getMember();
  }

  void decline(String network, JoinRequest request) {
    var _ =
        members()
            .declineJoinRequest(
                DeclineJoinRequestRequest.newBuilder()
                    .setNetwork(network)
                    .setJoinRequest(request.getId())
                    .build());
  }

  /** Changes the fields that are set in the request and named. */
  Network update(UpdateNetworkRequest.Builder request, String... paths) {
    return networks()
        .updateNetwork(
            request.setUpdateMask(FieldMask.newBuilder().addAllPaths(List.of(paths))).build())
        .getNetwork();
  }

  Network transfer(String network, PrincipalRef to) {
    return networks()
        .transferNetwork(
            TransferNetworkRequest.newBuilder().setNetwork(network).setMember(to).build())
        .getNetwork();
  }

  void delete(String network) {
    var _ = networks().deleteNetwork(DeleteNetworkRequest.newBuilder().setNetwork(network).build());
  }

  Member tag(String network, PrincipalRef member, String... tags) {
    return members()
        .updateMember(
            UpdateMemberRequest.newBuilder()
                .setNetwork(network)
                .setMember(member)
                .addAllTags(List.of(tags))
                .setUpdateMask(FieldMask.newBuilder().addPaths("tags"))
                .build())
        .getMember();
  }

  Member add(String network, String node, String secret) {
    return members()
        .addMember(
            AddMemberRequest.newBuilder()
                .setNetwork(network)
                .setNode(node)
                .setJoinSecret(secret)
                .build())
        .getMember();
  }

  void leave(String network) {
    var _ = members().leaveNetwork(LeaveNetworkRequest.newBuilder().setNetwork(network).build());
  }

  List<String> remove(String network, PrincipalRef member) {
    return members()
        .removeMember(
            RemoveMemberRequest.newBuilder().setNetwork(network).setMember(member).build())
        .getRemovedList();
  }

  List<Member> list(String network) {
    return members()
        .listMembers(ListMembersRequest.newBuilder().setNetwork(network).build())
        .getMembersList();
  }

  Member setRole(String network, PrincipalRef member, Role role) {
    return members()
        .updateMember(
            UpdateMemberRequest.newBuilder()
                .setNetwork(network)
                .setMember(member)
                .setRole(role)
                .build())
        .getMember();
  }

  /** A code for that many uses. */
  String code(String network, Role role, int uses) {
    return invites()
        .createInvite(
            CreateInviteRequest.newBuilder()
                .setNetwork(network)
                .setRole(role)
                .setMaxUses(uses)
                .build())
        .getCode();
  }

  Member redeem(String code) {
    return redeem(code, "");
  }

  Member redeem(String code, String node) {
    return invites()
        .redeemInvite(RedeemInviteRequest.newBuilder().setCode(code).setNode(node).build())
        .getMember();
  }

  void vouch(String network, PrincipalRef invitee) {
    var _ =
        invites()
            .vouchMember(
                VouchMemberRequest.newBuilder().setNetwork(network).setInvitee(invitee).build());
  }

  List<Invite> inbox() {
    return invites().listMyInvites(ListMyInvitesRequest.getDefaultInstance()).getInvitesList();
  }

  Member accept(Invite invite) {
    return invites()
        .acceptInvite(AcceptInviteRequest.newBuilder().setInvite(invite.getId()).build())
        .getMember();
  }

  static PrincipalRef account(String idOrName) {
    return PrincipalRef.newBuilder().setAccount(idOrName).build();
  }

  static PrincipalRef node(String idNumberOrHostname) {
    return PrincipalRef.newBuilder().setNode(idNumberOrHostname).build();
  }
}
