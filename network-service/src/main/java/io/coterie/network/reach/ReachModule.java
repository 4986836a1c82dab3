package io.coterie.network.reach;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import io.coterie.network.v1.AccessServiceGrpc;
import io.coterie.platform.identity.Scope;
import io.coterie.platform.rpc.CallerKind;
import io.coterie.platform.rpc.LimitClass;
import io.coterie.platform.rpc.MethodTable;
import io.grpc.BindableService;

/** Decisions and AccessService. */
public final class ReachModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(ReachRepository.class);
    bind(Reaches.class);
    bind(AccessDecision.class);
    bind(AccessRpc.class);
    Multibinder.newSetBinder(binder(), BindableService.class).addBinding().to(AccessRpc.class);
    Multibinder.newSetBinder(binder(), MethodTable.class)
        .addBinding()
        .toInstance(
            MethodTable.builder()
                .method(
                    AccessServiceGrpc.getCheckAccessMethod(),
                    LimitClass.READ,
                    Scope.NETWORKS_READ,
                    CallerKind.NODE,
                    CallerKind.NODE_IN_NETWORK,
                    CallerKind.SERVICE)
                .method(
                    AccessServiceGrpc.getWatchAccessMethod(),
                    LimitClass.WATCH,
                    Scope.NETWORKS_READ,
                    CallerKind.NODE,
                    CallerKind.NODE_IN_NETWORK)
                .build());
  }
}
