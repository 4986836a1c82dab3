package io.coterie.network.quota;

import com.google.inject.AbstractModule;

/** Plans and what they limit. Needs {@link io.coterie.platform.rpc.Peers}. */
public final class QuotaModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(QuotaRepository.class);
    bind(PlanRepository.class);
    bind(PlanBook.class);
    bind(Quotas.class);
    bind(UsageRepository.class);
    bind(Usage.class);
  }
}
