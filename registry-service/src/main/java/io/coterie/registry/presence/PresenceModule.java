package io.coterie.registry.presence;

import static io.coterie.platform.config.ConfigBinder.bindConfig;

import com.google.inject.AbstractModule;

/** Wires heartbeats. */
public final class PresenceModule extends AbstractModule {
  @Override
  protected void configure() {
    bindConfig(binder(), "registry.presence", PresenceConfig.class);
    bind(PresenceRepository.class);
    bind(Heartbeats.class);
  }
}
