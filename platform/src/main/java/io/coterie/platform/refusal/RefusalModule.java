package io.coterie.platform.refusal;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import io.coterie.platform.boot.LifecycleBinder;
import io.coterie.platform.boot.Phase;
import io.coterie.platform.rpc.Refusals;

/** Binds {@link Refusals} to the service's own feed. Needs the database and its feed. */
public final class RefusalModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(RefusalRecorder.class).in(Singleton.class);
    bind(Refusals.class).to(RefusalRecorder.class);
    LifecycleBinder.of(binder()).in(Phase.BACKGROUND).to(RefusalRecorder.class);
  }
}
