package io.coterie.registry.enrolment;

import static io.coterie.platform.config.ConfigBinder.bindConfig;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;

/** Binds who may register nodes. */
public final class EnrolmentModule extends AbstractModule {
  @Override
  protected void configure() {
    bindConfig(binder(), "registry.enrolment", EnrolmentConfig.class);
    bind(SetupTokens.class).in(Singleton.class);
  }
}
