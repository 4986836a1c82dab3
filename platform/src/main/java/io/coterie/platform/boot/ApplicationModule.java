package io.coterie.platform.boot;

import static io.coterie.platform.config.ConfigBinder.bindConfig;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.MapBinder;
import io.coterie.platform.config.Configuration;

/** What every application has, and the rules of its injector. */
final class ApplicationModule extends AbstractModule {
  private final Configuration configuration;

  ApplicationModule(Configuration configuration) {
    this.configuration = configuration;
  }

  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    binder().disableCircularProxies();
    bind(Configuration.class).toInstance(configuration);
    bindConfig(binder(), "shutdown", ShutdownConfig.class);
    MapBinder.newMapBinder(binder(), Phase.class, Lifecycle.class).permitDuplicates();
  }
}
