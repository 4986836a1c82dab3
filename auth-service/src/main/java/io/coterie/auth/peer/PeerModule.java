package io.coterie.auth.peer;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;

/** Binds the questions to other services. */
public final class PeerModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(Memberships.class).in(Singleton.class);
    bind(Nodes.class).in(Singleton.class);
    bind(NetworkCounts.class).in(Singleton.class);
    bind(NodeCounts.class).in(Singleton.class);
  }
}
