package io.coterie.network.member;

import static io.coterie.platform.config.ConfigBinder.bindConfig;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import io.coterie.network.v1.MemberServiceGrpc;
import io.coterie.platform.identity.Scope;
import io.coterie.platform.rpc.CallerKind;
import io.coterie.platform.rpc.LimitClass;
import io.coterie.platform.rpc.MethodTable;
import io.grpc.BindableService;

/** Members and MemberService. */
public final class MemberModule extends AbstractModule {
  @Override
  protected void configure() {
    bindConfig(binder(), "network.public", PublicNetworksConfig.class);
    bind(MemberRepository.class);
    bind(JoinRequestRepository.class);
    bind(Room.class);
    bind(Asking.class);
    bind(Answering.class);
    bind(KnownNodeRepository.class);
    bind(BlockRepository.class);
    bind(VouchRepository.class);
    bind(NumberRepository.class);
    bind(JoinFailureRepository.class);
    bind(Memberships.class);
    bind(KnownNodes.class);
    bind(Blocks.class);
    bind(Newcomers.class);
    bind(Principals.class);
    bind(JoinAttempts.class);
    bind(GuardedSecret.class);
    bind(Roster.class);
    bind(MemberDirectory.class);
    bind(Joining.class);
    bind(Adding.class);
    bind(Leaving.class);
    bind(Removal.class);
    bind(Administration.class);
    Multibinder.newSetBinder(binder(), BindableService.class).addBinding().to(MemberRpc.class);
    bind(MemberRpc.class);
    Multibinder.newSetBinder(binder(), MethodTable.class).addBinding().toInstance(table());
  }

  private static MethodTable table() {
    return MethodTable.builder()
        .method(
            MemberServiceGrpc.getJoinNetworkMethod(),
            LimitClass.JOIN,
            Scope.NETWORKS_WRITE,
            CallerKind.USER,
            CallerKind.NODE)
        .method(
            MemberServiceGrpc.getLeaveNetworkMethod(),
            LimitClass.WRITE,
            Scope.NETWORKS_WRITE,
            CallerKind.USER,
            CallerKind.NODE)
        .method(
            MemberServiceGrpc.getAddMemberMethod(),
            LimitClass.WRITE,
            Scope.NETWORKS_WRITE,
            CallerKind.USER,
            CallerKind.NODE,
            CallerKind.OPERATOR)
        .method(
            MemberServiceGrpc.getRemoveMemberMethod(),
            LimitClass.WRITE,
            Scope.NETWORKS_WRITE,
            CallerKind.USER,
            CallerKind.NODE,
            CallerKind.OPERATOR)
        .method(
            MemberServiceGrpc.getUnblockPrincipalMethod(),
            LimitClass.WRITE,
            Scope.NETWORKS_WRITE,
            CallerKind.USER,
            CallerKind.NODE)
        .method(
            MemberServiceGrpc.getGetMemberMethod(),
            LimitClass.READ,
            Scope.NETWORKS_READ,
            CallerKind.USER,
            CallerKind.USER_IN_NETWORK,
            CallerKind.NODE,
            CallerKind.NODE_IN_NETWORK,
            CallerKind.OPERATOR)
        .method(
            MemberServiceGrpc.getListMembersMethod(),
            LimitClass.READ,
            Scope.NETWORKS_READ,
            CallerKind.USER,
            CallerKind.USER_IN_NETWORK,
            CallerKind.NODE,
            CallerKind.NODE_IN_NETWORK,
            CallerKind.OPERATOR)
        .method(
            MemberServiceGrpc.getUpdateMemberMethod(),
            LimitClass.WRITE,
            Scope.NETWORKS_WRITE,
            CallerKind.USER,
            CallerKind.NODE)
        .method(
            MemberServiceGrpc.getRequestToJoinMethod(),
            LimitClass.WRITE,
            Scope.NETWORKS_WRITE,
            CallerKind.USER,
            CallerKind.NODE)
        .method(
            MemberServiceGrpc.getListJoinRequestsMethod(),
            LimitClass.READ,
            Scope.NETWORKS_READ,
            CallerKind.USER,
            CallerKind.NODE)
        .method(
            MemberServiceGrpc.getApproveJoinRequestMethod(),
            LimitClass.WRITE,
            Scope.NETWORKS_WRITE,
            CallerKind.USER,
            CallerKind.NODE)
        .method(
            MemberServiceGrpc.getDeclineJoinRequestMethod(),
            LimitClass.WRITE,
            Scope.NETWORKS_WRITE,
            CallerKind.USER,
            CallerKind.NODE)
        .build();
  }
}
