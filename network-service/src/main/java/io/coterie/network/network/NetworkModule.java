package io.coterie.network.network;

import static io.coterie.platform.config.ConfigBinder.bindConfig;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import io.coterie.network.v1.NetworkServiceGrpc;
import io.coterie.platform.identity.Scope;
import io.coterie.platform.rpc.CallerKind;
import io.coterie.platform.rpc.LimitClass;
import io.coterie.platform.rpc.MethodTable;
import io.grpc.BindableService;

/** Networks and NetworkService. */
public final class NetworkModule extends AbstractModule {
  @Override
  protected void configure() {
    bindConfig(binder(), "network.creation", CreationConfig.class);
    bind(NetworkRepository.class);
    bind(Founders.class);
    bind(Creation.class);
    bind(Networks.class);
    bind(PublicNetworkRepository.class);
    bind(PublicNetworks.class);
    bind(Ownership.class);
    bind(Deletion.class);
    bind(NetworkWatches.class);
    bind(NetworkRpc.class);
    Multibinder.newSetBinder(binder(), BindableService.class).addBinding().to(NetworkRpc.class);
    Multibinder.newSetBinder(binder(), MethodTable.class).addBinding().toInstance(table());
  }

  private static MethodTable table() {
    return MethodTable.builder()
        .method(
            NetworkServiceGrpc.getCreateNetworkMethod(),
            LimitClass.WRITE,
            Scope.NETWORKS_WRITE,
            CallerKind.USER,
            CallerKind.NODE,
            CallerKind.OPERATOR)
        .method(
            NetworkServiceGrpc.getGetNetworkMethod(),
            LimitClass.READ,
            Scope.NETWORKS_READ,
            CallerKind.USER,
            CallerKind.USER_IN_NETWORK,
            CallerKind.NODE,
            CallerKind.NODE_IN_NETWORK,
            CallerKind.OPERATOR)
        .method(
            NetworkServiceGrpc.getListNetworksMethod(),
            LimitClass.READ,
            Scope.NETWORKS_READ,
            CallerKind.USER,
            CallerKind.USER_IN_NETWORK,
            CallerKind.NODE,
            CallerKind.NODE_IN_NETWORK,
            CallerKind.OPERATOR)
        .method(
            NetworkServiceGrpc.getUpdateNetworkMethod(),
            LimitClass.WRITE,
            Scope.NETWORKS_WRITE,
            CallerKind.USER,
            CallerKind.NODE)
        .method(
            NetworkServiceGrpc.getRotateJoinTokenMethod(),
            LimitClass.WRITE,
            Scope.NETWORKS_WRITE,
            CallerKind.USER,
            CallerKind.NODE)
        .method(
            NetworkServiceGrpc.getTransferNetworkMethod(),
            LimitClass.WRITE,
            Scope.NETWORKS_WRITE,
            CallerKind.USER,
            CallerKind.NODE)
        .method(
            NetworkServiceGrpc.getDeleteNetworkMethod(),
            LimitClass.WRITE,
            Scope.NETWORKS_WRITE,
            CallerKind.USER,
            CallerKind.NODE,
            CallerKind.OPERATOR)
        .method(
            NetworkServiceGrpc.getListPublicNetworksMethod(),
            LimitClass.READ,
            Scope.NETWORKS_READ,
            CallerKind.USER,
            CallerKind.USER_IN_NETWORK,
            CallerKind.NODE,
            CallerKind.NODE_IN_NETWORK,
            CallerKind.OPERATOR)
        .method(
            NetworkServiceGrpc.getListAllNetworksMethod(),
            LimitClass.READ,
            Scope.NETWORKS_READ,
            CallerKind.USER,
            CallerKind.OPERATOR)
        .method(
            NetworkServiceGrpc.getWatchNetworkMethod(),
            LimitClass.WATCH,
            Scope.NETWORKS_READ,
            CallerKind.USER,
            CallerKind.USER_IN_NETWORK,
            CallerKind.NODE,
            CallerKind.NODE_IN_NETWORK,
            CallerKind.OPERATOR)
        .build();
  }
}
