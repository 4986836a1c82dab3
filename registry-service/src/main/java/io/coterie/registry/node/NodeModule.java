package io.coterie.registry.node;

import static io.coterie.platform.config.ConfigBinder.bindConfig;
import static io.coterie.platform.rpc.CallerKind.ANONYMOUS;
import static io.coterie.platform.rpc.CallerKind.NODE;
import static io.coterie.platform.rpc.CallerKind.NODE_IN_NETWORK;
import static io.coterie.platform.rpc.CallerKind.SETUP;
import static io.coterie.platform.rpc.CallerKind.USER;
import static io.coterie.platform.rpc.CallerKind.USER_IN_NETWORK;
import static io.coterie.platform.rpc.LimitClass.HEARTBEAT;
import static io.coterie.platform.rpc.LimitClass.READ;
import static io.coterie.platform.rpc.LimitClass.REGISTER_NODE;
import static io.coterie.platform.rpc.LimitClass.WRITE;
import static io.coterie.registry.v1.RegistryServiceGrpc.getCreateChallengeMethod;
import static io.coterie.registry.v1.RegistryServiceGrpc.getDeregisterNodeMethod;
import static io.coterie.registry.v1.RegistryServiceGrpc.getGetNodeMethod;
import static io.coterie.registry.v1.RegistryServiceGrpc.getHeartbeatMethod;
import static io.coterie.registry.v1.RegistryServiceGrpc.getListNodesMethod;
import static io.coterie.registry.v1.RegistryServiceGrpc.getRegisterNodeMethod;
import static io.coterie.registry.v1.RegistryServiceGrpc.getRotateKeyMethod;
import static io.coterie.registry.v1.RegistryServiceGrpc.getUpdateNodeMethod;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import io.coterie.platform.boot.LifecycleBinder;
import io.coterie.platform.boot.Phase;
import io.coterie.platform.identity.Scope;
import io.coterie.platform.rpc.MethodTable;
import io.grpc.BindableService;

/** Wires nodes, and says who may call what about them. */
public final class NodeModule extends AbstractModule {
  @Override
  protected void configure() {
    bindConfig(binder(), "registry", NumberConfig.class);
    bindConfig(binder(), "registry.keys", KeyConfig.class);
    bindConfig(binder(), "registry.recovery", RecoveryConfig.class);
    bindConfig(binder(), "registry.ephemeral", EphemeralConfig.class);
    bind(NodeRepository.class);
    bind(NodeQueries.class);
    bind(RenameRepository.class);
    bind(PublicHostnames.class);
    bind(NodeWriter.class);
    bind(NodeSight.class);
    bind(NodeDirectory.class);
    bind(OwnNodes.class);
    bind(Nodes.class);
    bind(Renames.class);
    bind(Evictions.class);
    bind(NodeUpdates.class);
    bind(NodeEndings.class);
    bind(EphemeralNodes.class);
    bind(UnfinishedEntries.class);
    bind(StrandedNodes.class);
    bind(NodeConsumers.class).in(Singleton.class);
    bind(Enrolments.class);
    bind(StandingRepository.class);
    bind(Suspensions.class);
    bind(Registrations.class);
    bind(KeyRotations.class);
    bind(Recovery.class).in(Singleton.class);
    LifecycleBinder.of(binder()).in(Phase.BACKGROUND).to(Recovery.class);
    LifecycleBinder.of(binder()).in(Phase.BACKGROUND).to(NodeConsumers.class);
    Multibinder.newSetBinder(binder(), BindableService.class).addBinding().to(RegistryRpc.class);
    bind(RegistryRpc.class);
    Multibinder.newSetBinder(binder(), MethodTable.class).addBinding().toInstance(table());
  }

  private static MethodTable table() {
    return MethodTable.builder()
        .unscoped(getCreateChallengeMethod(), REGISTER_NODE, ANONYMOUS, USER, NODE)
        .method(
            getRegisterNodeMethod(),
            REGISTER_NODE,
            Scope.NODES_ENROL,
            ANONYMOUS,
            USER,
            USER_IN_NETWORK,
            SETUP)
        .method(
            getGetNodeMethod(),
            READ,
            Scope.NODES_READ,
            USER,
            USER_IN_NETWORK,
            NODE,
            NODE_IN_NETWORK)
        .method(
            getListNodesMethod(),
            READ,
            Scope.NODES_READ,
            USER,
            USER_IN_NETWORK,
            NODE,
            NODE_IN_NETWORK)
        .method(getUpdateNodeMethod(), WRITE, Scope.NODES_WRITE, USER, NODE)
        .method(getRotateKeyMethod(), WRITE, Scope.NODES_WRITE, USER, NODE)
        .method(getDeregisterNodeMethod(), WRITE, Scope.NODES_WRITE, USER, NODE)
        .method(getHeartbeatMethod(), HEARTBEAT, Scope.NODES_WRITE, NODE, NODE_IN_NETWORK)
        .build();
  }
}
