package io.coterie.registry.relay;

import static io.coterie.platform.config.ConfigBinder.bindConfig;
import static io.coterie.platform.rpc.CallerKind.NODE;
import static io.coterie.platform.rpc.CallerKind.NODE_IN_NETWORK;
import static io.coterie.platform.rpc.CallerKind.OPERATOR;
import static io.coterie.platform.rpc.CallerKind.USER;
import static io.coterie.platform.rpc.CallerKind.USER_IN_NETWORK;
import static io.coterie.platform.rpc.LimitClass.READ;
import static io.coterie.platform.rpc.LimitClass.WATCH;
import static io.coterie.relay.v1.RelayControlServiceGrpc.getRegisterMethod;
import static io.coterie.relay.v1.RelayServiceGrpc.getGetGrantKeysMethod;
import static io.coterie.relay.v1.RelayServiceGrpc.getIssueRelayCredentialMethod;
import static io.coterie.relay.v1.RelayServiceGrpc.getListRelaysMethod;
import static io.coterie.relay.v1.RelayServiceGrpc.getTunnelMethod;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.ProvidesIntoSet;
import io.coterie.platform.identity.Scope;
import io.coterie.platform.rpc.MethodTable;
import io.coterie.platform.upkeep.Chore;
import io.grpc.BindableService;

/** Wires relays, and says who may call what about them. */
public final class RelayModule extends AbstractModule {
  @Override
  protected void configure() {
    bindConfig(binder(), "registry.relays", RelayConfig.class);
    bind(RelayRepository.class);
    bind(Relays.class);
    bind(Credentials.class);
    bind(RelayRpc.class);
    bind(RelayControlRpc.class);
    var services = Multibinder.newSetBinder(binder(), BindableService.class);
    services.addBinding().to(RelayRpc.class);
    services.addBinding().to(RelayControlRpc.class);
    Multibinder.newSetBinder(binder(), MethodTable.class)
        .addBinding()
        .toInstance(
            MethodTable.builder()
                .method(
                    getListRelaysMethod(),
                    READ,
                    Scope.NODES_READ,
                    USER,
                    USER_IN_NETWORK,
                    NODE,
                    NODE_IN_NETWORK,
                    OPERATOR)
                .method(
                    getIssueRelayCredentialMethod(), READ, Scope.NODES_WRITE, NODE, NODE_IN_NETWORK)
                .method(getGetGrantKeysMethod(), READ, Scope.NODES_READ, NODE, NODE_IN_NETWORK)
                .method(getTunnelMethod(), WATCH, Scope.NODES_WRITE, NODE, NODE_IN_NETWORK)
                .internal(getRegisterMethod())
                .build());
  }

  @ProvidesIntoSet
  static Chore forgetting(Relays relays) {
    return relays.forgetting();
  }
}
