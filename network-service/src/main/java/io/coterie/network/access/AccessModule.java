package io.coterie.network.access;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import io.coterie.network.v1.AccessServiceGrpc;
import io.coterie.platform.identity.Scope;
import io.coterie.platform.rpc.CallerKind;
import io.coterie.platform.rpc.LimitClass;
import io.coterie.platform.rpc.MethodTable;
import io.grpc.BindableService;

/** Authorisation and AccessService. */
public final class AccessModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(AccessRepository.class);
    bind(SharedRepository.class);
    bind(NetworkFinder.class);
    bind(Gate.class);
    bind(ScopeList.class);
    bind(JoinSecrets.class).in(Singleton.class);
    bind(AccessDecision.class);
    bind(SharedNetworks.class);
    bind(Places.class);
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
                .build());
  }
}
