package io.coterie.network.policy;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import io.coterie.network.v1.PolicyServiceGrpc;
import io.coterie.platform.identity.Scope;
import io.coterie.platform.rpc.CallerKind;
import io.coterie.platform.rpc.LimitClass;
import io.coterie.platform.rpc.MethodTable;
import io.grpc.BindableService;
import io.grpc.MethodDescriptor;

/** Policies and PolicyService. */
public final class PolicyModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(PolicyRepository.class);
    bind(PolicyBook.class).in(Singleton.class);
    bind(Policies.class);
    bind(Comparisons.class).in(Singleton.class);
    bind(PolicyTrial.class);
    bind(Explaining.class);
    bind(PolicyRpc.class);
    Multibinder.newSetBinder(binder(), BindableService.class).addBinding().to(PolicyRpc.class);
    Multibinder.newSetBinder(binder(), MethodTable.class).addBinding().toInstance(table());
  }

  private static MethodTable table() {
    var table = MethodTable.builder();
    look(table, PolicyServiceGrpc.getGetPolicyMethod());
    look(table, PolicyServiceGrpc.getListPolicyVersionsMethod());
    look(table, PolicyServiceGrpc.getExplainAccessMethod());
    return table
        .method(
            PolicyServiceGrpc.getSetPolicyMethod(),
            LimitClass.WRITE,
            Scope.NETWORKS_WRITE,
            CallerKind.USER,
            CallerKind.NODE)
        .method(
            PolicyServiceGrpc.getTestPolicyMethod(),
            LimitClass.READ,
            Scope.NETWORKS_READ,
            CallerKind.USER,
            CallerKind.NODE)
        .build();
  }

  /** Whoever is in the network may look. */
  private static void look(MethodTable.Builder table, MethodDescriptor<?, ?> method) {
    table.method(
        method,
        LimitClass.READ,
        Scope.NETWORKS_READ,
        CallerKind.USER,
        CallerKind.USER_IN_NETWORK,
        CallerKind.NODE,
        CallerKind.NODE_IN_NETWORK);
  }
}
