package io.coterie.auth.usage;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import io.coterie.platform.rpc.MethodTable;
import io.grpc.BindableService;

/** Binds {@code PlanService}. */
public final class UsageModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(Usages.class).in(Singleton.class);
    bind(PlanRpc.class);
    Multibinder.newSetBinder(binder(), BindableService.class).addBinding().to(PlanRpc.class);
    Multibinder.newSetBinder(binder(), MethodTable.class).addBinding().toInstance(PlanRpc.TABLE);
  }
}
