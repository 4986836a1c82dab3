package io.coterie.auth.plan;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import io.coterie.platform.boot.LifecycleBinder;
import io.coterie.platform.boot.Phase;

/** Binds plans; {@code PlanService} is served beside the accounts that have them. */
public final class PlanModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(Plans.class).in(Singleton.class);
    bind(PlanAnnouncement.class).in(Singleton.class);
    LifecycleBinder.of(binder()).in(Phase.BACKGROUND).to(PlanAnnouncement.class);
  }
}
