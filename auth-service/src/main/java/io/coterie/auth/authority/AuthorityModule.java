package io.coterie.auth.authority;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;

/** Binds the question who may act for the hub. */
public final class AuthorityModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(SystemAdmins.class).in(Singleton.class);
    bind(EnabledAccounts.class).in(Singleton.class);
  }
}
