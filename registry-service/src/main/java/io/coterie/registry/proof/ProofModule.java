package io.coterie.registry.proof;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;

/** Wires challenges. */
public final class ProofModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(Challenges.class).in(Singleton.class);
    bind(Deployment.class).in(Singleton.class);
  }
}
