package io.coterie.network.watch;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;

/** Watches of who may reach a node. */
public final class WatchModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(SourceRepository.class);
    bind(SourceBook.class).in(Singleton.class);
    bind(AccessWatches.class);
  }
}
