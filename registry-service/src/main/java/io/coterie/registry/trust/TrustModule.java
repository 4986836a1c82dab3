package io.coterie.registry.trust;

import static io.coterie.platform.rpc.CallerKind.NODE;
import static io.coterie.platform.rpc.CallerKind.USER;
import static io.coterie.platform.rpc.LimitClass.READ;
import static io.coterie.platform.rpc.LimitClass.WRITE;
import static io.coterie.registry.v1.TrustServiceGrpc.getAcceptTrustMethod;
import static io.coterie.registry.v1.TrustServiceGrpc.getDeclineTrustMethod;
import static io.coterie.registry.v1.TrustServiceGrpc.getListTrustRequestsMethod;
import static io.coterie.registry.v1.TrustServiceGrpc.getListTrustedMethod;
import static io.coterie.registry.v1.TrustServiceGrpc.getRequestTrustMethod;
import static io.coterie.registry.v1.TrustServiceGrpc.getRevokeTrustMethod;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import io.coterie.platform.identity.Scope;
import io.coterie.platform.rpc.MethodTable;
import io.grpc.BindableService;

/** Wires trust, and says who may call what about it: never with a token of one network. */
public final class TrustModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(TrustRepository.class);
    bind(TrustRequestRepository.class);
    bind(TrustWriter.class);
    bind(Trusted.class);
    bind(Asking.class);
    bind(Answering.class);
    bind(TrustLists.class);
    bind(TrustRpc.class);
    Multibinder.newSetBinder(binder(), BindableService.class).addBinding().to(TrustRpc.class);
    Multibinder.newSetBinder(binder(), MethodTable.class)
        .addBinding()
        .toInstance(
            MethodTable.builder()
                .method(getRequestTrustMethod(), WRITE, Scope.NODES_WRITE, USER, NODE)
                .method(getListTrustRequestsMethod(), READ, Scope.NODES_READ, USER, NODE)
                .method(getAcceptTrustMethod(), WRITE, Scope.NODES_WRITE, USER, NODE)
                .method(getDeclineTrustMethod(), WRITE, Scope.NODES_WRITE, USER, NODE)
                .method(getRevokeTrustMethod(), WRITE, Scope.NODES_WRITE, USER, NODE)
                .method(getListTrustedMethod(), READ, Scope.NODES_READ, USER, NODE)
                .build());
  }
}
