package io.coterie.auth.deployment;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;

/** Binds {@link Deployment}. */
public final class DeploymentModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(Deployment.class).in(Singleton.class);
  }
}
