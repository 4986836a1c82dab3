package io.coterie.auth.audit;

import static io.coterie.platform.config.ConfigBinder.bindConfig;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import io.coterie.platform.boot.LifecycleBinder;
import io.coterie.platform.boot.Phase;
import io.coterie.platform.rpc.MethodTable;
import io.coterie.platform.upkeep.Chore;
import io.grpc.BindableService;

/** Binds {@code AuditService}. */
public final class AuditModule extends AbstractModule {
  @Override
  protected void configure() {
    bindConfig(binder(), "auth.audit", AuditConfig.class);
    bind(AuditTrail.class).in(Singleton.class);
    bind(AuditRpc.class);
    bind(AuditPruning.class);
    bind(AuditIndexing.class);
    bind(AuditConsumers.class).in(Singleton.class);
    LifecycleBinder.of(binder()).in(Phase.BACKGROUND).to(AuditConsumers.class);
    Multibinder.newSetBinder(binder(), BindableService.class).addBinding().to(AuditRpc.class);
    Multibinder.newSetBinder(binder(), MethodTable.class).addBinding().toInstance(AuditRpc.TABLE);
    var chores = Multibinder.newSetBinder(binder(), Chore.class);
    chores.addBinding().to(AuditPruning.class);
    chores.addBinding().to(AuditIndexing.class);
  }
}
