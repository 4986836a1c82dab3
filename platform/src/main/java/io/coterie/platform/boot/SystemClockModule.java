package io.coterie.platform.boot;

import com.google.inject.AbstractModule;
import java.time.Clock;

/** Binds {@link Clock} to the real one; tests bind theirs instead. */
public final class SystemClockModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(Clock.class).toInstance(Clock.systemUTC());
  }
}
