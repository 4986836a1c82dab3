package io.coterie.network.access;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;

/** Authorisation. */
public final class AccessModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(AccessRepository.class);
    bind(SharedRepository.class);
    bind(NetworkFinder.class);
    bind(Gate.class);
    bind(ScopeList.class);
    bind(JoinSecrets.class).in(Singleton.class);
    bind(SharedNetworks.class);
    bind(Places.class);
  }
}
