package io.coterie.platform.stream;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import io.coterie.platform.boot.LifecycleBinder;
import io.coterie.platform.boot.Phase;

/** Binds the interceptor and the check behind it. Needs a clock and {@code TokenChecks}. */
public final class StreamModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(OpenStreams.class).in(Singleton.class);
    bind(StreamInterceptor.class);
    bind(StreamCheck.class).in(Singleton.class);
    LifecycleBinder.of(binder()).in(Phase.BACKGROUND).to(StreamCheck.class);
  }
}
