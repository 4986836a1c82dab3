package io.coterie.platform.boot;

import com.google.inject.Binder;
import com.google.inject.binder.LinkedBindingBuilder;
import com.google.inject.multibindings.MapBinder;

/**
 * Binds components to phases: {@code
 * LifecycleBinder.of(binder()).in(Phase.SERVERS).to(RpcServer.class)}.
 */
public final class LifecycleBinder {
  private final MapBinder<Phase, Lifecycle> components;

  private LifecycleBinder(Binder binder) {
    this.components =
        MapBinder.newMapBinder(
                binder.skipSources(LifecycleBinder.class), Phase.class, Lifecycle.class)
            .permitDuplicates();
  }

  public static LifecycleBinder of(Binder binder) {
    return new LifecycleBinder(binder);
  }

  /** The component itself must be bound, as a singleton. */
  public LinkedBindingBuilder<Lifecycle> in(Phase phase) {
    return components.addBinding(phase);
  }
}
