package io.coterie.registry.presence;

import static io.coterie.platform.config.ConfigBinder.bindConfig;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import io.coterie.platform.boot.LifecycleBinder;
import io.coterie.platform.boot.Phase;

/** Wires heartbeats, and what becomes of leases. */
public final class PresenceModule extends AbstractModule {
  @Override
  protected void configure() {
    bindConfig(binder(), "registry.presence", PresenceConfig.class);
    bind(PresenceRepository.class);
    bind(PresenceFeed.class);
    bind(Heartbeats.class);
    bind(Lapses.class).in(Singleton.class);
    LifecycleBinder.of(binder()).in(Phase.BACKGROUND).to(Lapses.class);
  }
}
