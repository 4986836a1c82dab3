package io.coterie.registry.directory;

import static io.coterie.registry.v1.NodeDirectoryServiceGrpc.getBatchGetNodesMethod;
import static io.coterie.registry.v1.NodeDirectoryServiceGrpc.getGetGrantKeySetMethod;
import static io.coterie.registry.v1.NodeDirectoryServiceGrpc.getGetNodeCountsMethod;
import static io.coterie.registry.v1.NodeDirectoryServiceGrpc.getGetOpennessMethod;
import static io.coterie.registry.v1.NodeDirectoryServiceGrpc.getListNodesOfAccountMethod;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import io.coterie.platform.rpc.MethodTable;
import io.grpc.BindableService;

/** Wires what other services may ask. */
public final class DirectoryModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(Openness.class);
    bind(NodeDirectoryRpc.class);
    Multibinder.newSetBinder(binder(), BindableService.class)
        .addBinding()
        .to(NodeDirectoryRpc.class);
    Multibinder.newSetBinder(binder(), MethodTable.class)
        .addBinding()
        .toInstance(
            MethodTable.builder()
                .internal(getBatchGetNodesMethod())
                .internal(getGetGrantKeySetMethod())
                .internal(getGetOpennessMethod())
                .internal(getListNodesOfAccountMethod())
                .internal(getGetNodeCountsMethod())
                .build());
  }
}
