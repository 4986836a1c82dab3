package io.coterie.network.invite;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import io.coterie.network.v1.InviteServiceGrpc;
import io.coterie.platform.identity.Scope;
import io.coterie.platform.rpc.CallerKind;
import io.coterie.platform.rpc.LimitClass;
import io.coterie.platform.rpc.MethodTable;
import io.grpc.BindableService;
import io.grpc.MethodDescriptor;

/** Invites and InviteService. */
public final class InviteModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(InviteRepository.class);
    bind(InboxRepository.class);
    bind(InviteCodes.class);
    bind(Redemption.class);
    bind(Vouching.class);
    bind(InviteRpc.class);
    Multibinder.newSetBinder(binder(), BindableService.class).addBinding().to(InviteRpc.class);
    Multibinder.newSetBinder(binder(), MethodTable.class).addBinding().toInstance(table());
  }

  private static MethodTable table() {
    var table = MethodTable.builder();
    line(table, InviteServiceGrpc.getCreateInviteMethod(), LimitClass.WRITE, Scope.NETWORKS_WRITE);
    line(table, InviteServiceGrpc.getListInvitesMethod(), LimitClass.READ, Scope.NETWORKS_READ);
    line(table, InviteServiceGrpc.getRevokeInviteMethod(), LimitClass.WRITE, Scope.NETWORKS_WRITE);
    line(table, InviteServiceGrpc.getRedeemInviteMethod(), LimitClass.JOIN, Scope.NETWORKS_WRITE);
    line(table, InviteServiceGrpc.getVouchMemberMethod(), LimitClass.WRITE, Scope.NETWORKS_WRITE);
    line(table, InviteServiceGrpc.getListMyInvitesMethod(), LimitClass.READ, Scope.NETWORKS_READ);
    line(table, InviteServiceGrpc.getAcceptInviteMethod(), LimitClass.WRITE, Scope.NETWORKS_WRITE);
    line(table, InviteServiceGrpc.getDeclineInviteMethod(), LimitClass.WRITE, Scope.NETWORKS_WRITE);
    return table.build();
  }

  /** Invites are for those who act for themselves: no credential bound to a network. */
  private static void line(
      MethodTable.Builder table, MethodDescriptor<?, ?> method, LimitClass limit, Scope scope) {
    table.method(method, limit, scope, CallerKind.USER, CallerKind.NODE);
  }
}
