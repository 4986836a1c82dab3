package io.coterie.registry.resolve;

import static io.coterie.platform.rpc.CallerKind.NODE;
import static io.coterie.platform.rpc.CallerKind.NODE_IN_NETWORK;
import static io.coterie.platform.rpc.CallerKind.USER;
import static io.coterie.platform.rpc.CallerKind.USER_IN_NETWORK;
import static io.coterie.platform.rpc.LimitClass.READ;
import static io.coterie.platform.rpc.LimitClass.WATCH;
import static io.coterie.registry.v1.ResolveServiceGrpc.getResolveBatchMethod;
import static io.coterie.registry.v1.ResolveServiceGrpc.getResolveMethod;
import static io.coterie.registry.v1.ResolveServiceGrpc.getWatchPeersMethod;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import io.coterie.platform.identity.Scope;
import io.coterie.platform.rpc.MethodTable;
import io.grpc.BindableService;

/** Wires Resolve, and says who may call it. */
public final class ResolveModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(Candidates.class);
    bind(Openings.class);
    bind(Reaching.class);
    bind(Resolver.class);
    bind(ResolveRpc.class);
    Multibinder.newSetBinder(binder(), BindableService.class).addBinding().to(ResolveRpc.class);
    Multibinder.newSetBinder(binder(), MethodTable.class)
        .addBinding()
        .toInstance(
            MethodTable.builder()
                .method(
                    getResolveMethod(),
                    READ,
                    Scope.NODES_READ,
                    USER,
                    USER_IN_NETWORK,
                    NODE,
                    NODE_IN_NETWORK)
                .method(
                    getResolveBatchMethod(),
                    READ,
                    Scope.NODES_READ,
                    USER,
                    USER_IN_NETWORK,
                    NODE,
                    NODE_IN_NETWORK)
                .method(getWatchPeersMethod(), WATCH, Scope.NODES_READ, NODE, NODE_IN_NETWORK)
                .build());
  }
}
