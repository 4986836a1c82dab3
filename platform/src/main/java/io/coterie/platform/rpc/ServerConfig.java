package io.coterie.platform.rpc;

import io.coterie.platform.config.Default;
import io.coterie.platform.config.Doc;

/** Where a service of its own process listens. */
public record ServerConfig(
    @Doc("The address to listen on.") @Default("127.0.0.1") String host,
    @Doc("The TCP port to listen on; 0: any that is free.") @Default("9000") int port) {
  public ServerConfig {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port is 0 to 65535");
    }
  }
}
