package io.coterie.auth.statistics;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import io.coterie.platform.rpc.MethodTable;
import io.grpc.BindableService;

/** Binds {@code StatisticsService}. */
public final class StatisticsModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(Statistics.class).in(Singleton.class);
    bind(StatisticsRpc.class);
    Multibinder.newSetBinder(binder(), BindableService.class).addBinding().to(StatisticsRpc.class);
    Multibinder.newSetBinder(binder(), MethodTable.class)
        .addBinding()
        .toInstance(StatisticsRpc.TABLE);
  }
}
