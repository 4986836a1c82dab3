package io.coterie.network.membership;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import io.coterie.network.v1.MembershipServiceGrpc;
import io.coterie.platform.boot.LifecycleBinder;
import io.coterie.platform.boot.Phase;
import io.coterie.platform.rpc.MethodTable;
import io.grpc.BindableService;

/** MembershipService, and the consumers of other services' feeds. */
public final class MembershipModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(NodeLife.class);
    bind(NodeEffect.class);
    bind(TrustEffect.class);
    bind(AccountEffect.class);
    bind(PlanEffect.class);
    bind(DepartureEffect.class);
    bind(Enrolment.class);
    bind(Registering.class);
    bind(MembershipRpc.class);
    bind(Consumers.class).in(Singleton.class);
    LifecycleBinder.of(binder()).in(Phase.BACKGROUND).to(Consumers.class);
    bind(Introductions.class).in(Singleton.class);
    LifecycleBinder.of(binder()).in(Phase.BACKGROUND).to(Introductions.class);
    Multibinder.newSetBinder(binder(), BindableService.class).addBinding().to(MembershipRpc.class);
    Multibinder.newSetBinder(binder(), MethodTable.class).addBinding().toInstance(table());
  }

  private static MethodTable table() {
    return MethodTable.builder()
        .internal(MembershipServiceGrpc.getGetMembershipMethod())
        .internal(MembershipServiceGrpc.getBatchGetMembershipsMethod())
        .internal(MembershipServiceGrpc.getEnsureDefaultNetworkMethod())
        .internal(MembershipServiceGrpc.getFindNodeMethod())
        .internal(MembershipServiceGrpc.getFindReachableMethod())
        .internal(MembershipServiceGrpc.getWatchReachableMethod())
        .internal(MembershipServiceGrpc.getListSharedNodesMethod())
        .internal(MembershipServiceGrpc.getClaimHostnameMethod())
        .internal(MembershipServiceGrpc.getEnrolNodeMethod())
        .internal(MembershipServiceGrpc.getAdmitNodeMethod())
        .internal(MembershipServiceGrpc.getCheckInviteMethod())
        .internal(MembershipServiceGrpc.getGetAccountUsageMethod())
        .internal(MembershipServiceGrpc.getGetNetworkCountsMethod())
        .internal(MembershipServiceGrpc.getEvictNodeMethod())
        .build();
  }
}
