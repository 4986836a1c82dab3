package io.coterie.network.membership;

import static io.coterie.platform.rpc.Rpc.reply;

import io.coterie.network.access.Places;
import io.coterie.network.access.SharedNetworks;
import io.coterie.network.failure.NetworkReason;
import io.coterie.network.invite.InviteCode;
import io.coterie.network.member.Hostnames;
import io.coterie.network.member.MemberProto;
import io.coterie.network.network.Creation;
import io.coterie.network.quota.Usage;
import io.coterie.network.reach.ReachProto;
import io.coterie.network.reach.Reaches;
import io.coterie.network.v1.AdmitNodeRequest;
import io.coterie.network.v1.AdmitNodeResponse;
import io.coterie.network.v1.BatchGetMembershipsRequest;
import io.coterie.network.v1.BatchGetMembershipsResponse;
import io.coterie.network.v1.CheckInviteRequest;
import io.coterie.network.v1.CheckInviteResponse;
import io.coterie.network.v1.ClaimHostnameRequest;
import io.coterie.network.v1.ClaimHostnameResponse;
import io.coterie.network.v1.EnrolNodeRequest;
import io.coterie.network.v1.EnrolNodeResponse;
import io.coterie.network.v1.EnsureDefaultNetworkRequest;
import io.coterie.network.v1.EnsureDefaultNetworkResponse;
import io.coterie.network.v1.EvictNodeRequest;
import io.coterie.network.v1.EvictNodeResponse;
import io.coterie.network.v1.FindNodeRequest;
import io.coterie.network.v1.FindNodeResponse;
import io.coterie.network.v1.FindReachableRequest;
import io.coterie.network.v1.FindReachableResponse;
import io.coterie.network.v1.GetAccountUsageRequest;
import io.coterie.network.v1.GetAccountUsageResponse;
import io.coterie.network.v1.GetMembershipRequest;
import io.coterie.network.v1.GetMembershipResponse;
import io.coterie.network.v1.GetNetworkCountsRequest;
import io.coterie.network.v1.GetNetworkCountsResponse;
import io.coterie.network.v1.ListSharedNodesRequest;
import io.coterie.network.v1.ListSharedNodesResponse;
import io.coterie.network.v1.MembershipServiceGrpc.MembershipServiceImplBase;
import io.coterie.network.v1.WatchReachableRequest;
import io.coterie.network.v1.WatchReachableResponse;
import io.coterie.network.watch.AccessWatches;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.PrincipalId;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Inject;
import java.util.Optional;

/** MembershipService: between messages of other services and memberships. */
final class MembershipRpc extends MembershipServiceImplBase {
  private final SharedNetworks shared;
  private final Places places;
  private final Creation creation;
  private final NodeLife life;
  private final Enrolment enrolment;
  private final Registering registering;
  private final Usage usage;
  private final Reaches reaches;
  private final AccessWatches watches;

  @Inject
  MembershipRpc(
      SharedNetworks shared,
      Places places,
      Creation creation,
      NodeLife life,
      Enrolment enrolment,
      Registering registering,
      Usage usage,
      Reaches reaches,
      AccessWatches watches) {
    this.shared = shared;
    this.places = places;
    this.creation = creation;
    this.life = life;
    this.enrolment = enrolment;
    this.registering = registering;
    this.usage = usage;
    this.reaches = reaches;
    this.watches = watches;
  }

  @Override
  public void getMembership(
      GetMembershipRequest request, StreamObserver<GetMembershipResponse> out) {
    var scope = shared.membership(PrincipalId.parse(request.getPrincipal()), request.getNetwork());
    reply(out, MembershipProto.membership(scope));
  }

  @Override
  public void batchGetMemberships(
      BatchGetMembershipsRequest request, StreamObserver<BatchGetMembershipsResponse> out) {
    reply(out, MembershipProto.places(places.of(MembershipProto.keys(request))));
  }

  @Override
  public void ensureDefaultNetwork(
      EnsureDefaultNetworkRequest request, StreamObserver<EnsureDefaultNetworkResponse> out) {
    creation.createDefault(
        new AccountId(request.getAccount()),
        new NetworkId(request.getNetwork()),
        new Incarnation(request.getIncarnation()));
    reply(out, EnsureDefaultNetworkResponse.getDefaultInstance());
  }

  @Override
  public void findNode(FindNodeRequest request, StreamObserver<FindNodeResponse> out) {
    var principal = PrincipalId.parse(request.getPrincipal());
    var place =
        switch (request.getTargetCase()) {
          case HOSTNAME ->
              shared.find(
                  principal,
                  request.getNetwork(),
                  Hostnames.parse(request.getHostname())
                      .orElseThrow(NetworkReason.NODE_NOT_FOUND::exception));
          case NODE -> shared.find(principal, request.getNetwork(), new NodeId(request.getNode()));
          case TARGET_NOT_SET ->
              throw new IllegalArgumentException("validation let nobody through");
        };
    reply(
        out,
        FindNodeResponse.newBuilder()
            .setNode(place.node().text())
            .setNetwork(place.network().text())
            .setNetworkNumber(place.number().unsigned())
            .build());
  }

  @Override
  public void findReachable(
      FindReachableRequest request, StreamObserver<FindReachableResponse> out) {
    var found =
        reaches.find(
            PrincipalId.parse(request.getPrincipal()),
            request.getNetwork(),
            request.getTargetsList().stream().map(ReachProto::wanted).toList());
    reply(out, ReachProto.reachable(found));
  }

  @Override
  public void watchReachable(
      WatchReachableRequest request, StreamObserver<WatchReachableResponse> out) {
    watches.outbound(
        new NodeId(request.getNode()),
        MembershipProto.binding(request),
        request.getResumeToken(),
        out);
  }

  @Override
  public void listSharedNodes(
      ListSharedNodesRequest request, StreamObserver<ListSharedNodesResponse> out) {
    var nodes =
        shared.shared(
            PrincipalId.parse(request.getPrincipal()),
            request.getNodesList().stream().map(NodeId::new).toList(),
            Optional.of(request.getNetwork()).filter(id -> !id.isEmpty()).map(NetworkId::new));
    reply(
        out,
        ListSharedNodesResponse.newBuilder()
            .addAllNodes(nodes.stream().map(NodeId::text).sorted().toList())
            .build());
  }

  @Override
  public void claimHostname(
      ClaimHostnameRequest request, StreamObserver<ClaimHostnameResponse> out) {
    var hostname =
        Optional.of(request.getHostname()).filter(name -> !name.isEmpty()).map(Hostname::new);
    life.claim(new NodeId(request.getNode()), hostname, request.getVersion());
    reply(out, ClaimHostnameResponse.getDefaultInstance());
  }

  @Override
  public void enrolNode(EnrolNodeRequest request, StreamObserver<EnrolNodeResponse> out) {
    var maker =
        new Enrolment.Maker(
            new AccountId(request.getAccount()), new Incarnation(request.getIncarnation()));
    var member =
        enrolment.enrol(
            new NetworkId(request.getNetwork()),
            new NodeId(request.getNode()),
            maker,
            request.getTagsList());
    reply(out, EnrolNodeResponse.newBuilder().setMember(MemberProto.member(member)).build());
  }

  @Override
  public void admitNode(AdmitNodeRequest request, StreamObserver<AdmitNodeResponse> out) {
    var member =
        registering.admit(
            new NodeId(request.getNode()),
            MembershipProto.entry(request),
            MembershipProto.origin(request));
    reply(out, AdmitNodeResponse.newBuilder().setMember(member).build());
  }

  @Override
  public void checkInvite(CheckInviteRequest request, StreamObserver<CheckInviteResponse> out) {
    var code = new InviteCode(request.getInviteCode());
    reply(out, CheckInviteResponse.newBuilder().setOpen(registering.isOpen(code)).build());
  }

  @Override
  public void getAccountUsage(
      GetAccountUsageRequest request, StreamObserver<GetAccountUsageResponse> out) {
    reply(out, MembershipProto.usage(usage.of(new AccountId(request.getAccount()))));
  }

  @Override
  public void getNetworkCounts(
      GetNetworkCountsRequest request, StreamObserver<GetNetworkCountsResponse> out) {
    reply(out, MembershipProto.counts(usage.counts()));
  }

  @Override
  public void evictNode(EvictNodeRequest request, StreamObserver<EvictNodeResponse> out) {
    life.evict(new NodeId(request.getNode()), new Incarnation(request.getNodeIncarnation()));
    reply(out, EvictNodeResponse.getDefaultInstance());
  }
}
