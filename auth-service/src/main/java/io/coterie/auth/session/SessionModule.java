package io.coterie.auth.session;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;

/** Binds sessions; {@code AccountService} serves them. */
public final class SessionModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(Sessions.class).in(Singleton.class);
  }
}
