package io.coterie.network.watch;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;

/** Watches of who may reach a node, and of whom it may reach. */
public final class WatchModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(PeerRepository.class);
    bind(PeerBook.class).in(Singleton.class);
    bind(Books.class);
    bind(AccessWatches.class);
  }
}
