package io.coterie.network.directory;

import com.google.inject.AbstractModule;

/** The other services' directories. Needs {@link io.coterie.platform.rpc.Peers}. */
public final class DirectoryModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(NodeDirectory.class);
    bind(AccountDirectory.class);
    bind(Names.class);
    bind(OwnNodes.class);
  }
}
