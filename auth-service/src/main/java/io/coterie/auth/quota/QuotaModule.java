package io.coterie.auth.quota;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;

/** Binds what plans allow. */
public final class QuotaModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(TokenQuota.class).in(Singleton.class);
  }
}
