package io.coterie.registry.membership;

import com.google.inject.AbstractModule;

/** Wires the questions to network-service. */
public final class MembershipModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(Memberships.class);
    bind(Admissions.class);
    bind(ReachStreams.class);
  }
}
