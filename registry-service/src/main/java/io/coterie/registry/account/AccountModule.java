package io.coterie.registry.account;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import io.coterie.platform.boot.LifecycleBinder;
import io.coterie.platform.boot.Phase;

/** Wires what follows accounts. */
public final class AccountModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(AccountEffect.class);
    bind(Consumers.class).in(Singleton.class);
    LifecycleBinder.of(binder()).in(Phase.BACKGROUND).to(Consumers.class);
  }
}
