package io.coterie.registry.peers;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import io.coterie.platform.boot.LifecycleBinder;
import io.coterie.platform.boot.Phase;

/** Wires watches of whom a node may reach. */
public final class PeersModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(FactRepository.class);
    bind(FactBook.class).in(Singleton.class);
    bind(PeerFeed.class).in(Singleton.class);
    bind(PeerSources.class);
    bind(PeerWatches.class);
    LifecycleBinder.of(binder()).in(Phase.BACKGROUND).to(PeerFeed.class);
  }
}
