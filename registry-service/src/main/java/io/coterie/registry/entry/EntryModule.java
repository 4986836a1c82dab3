package io.coterie.registry.entry;

import com.google.inject.AbstractModule;

/** Wires entries into networks. */
public final class EntryModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(Entries.class);
  }
}
