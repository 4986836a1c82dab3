package io.coterie.relay.server;

import io.coterie.platform.config.ByteSize;
import io.coterie.platform.config.Default;
import io.coterie.platform.config.Doc;
import io.coterie.platform.config.HostPort;
import io.coterie.relay.port.Ports;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A relay's settings. */
public record RelayConfig(
    @Doc(
            "The relay's name, by which grants and credentials know it: up to 63 characters of a-z,"
                + " 0-9, dot and hyphen. No two relays of a hub have the same. When not set, relay-"
                + " and the name of the host, and behind it the port if that is not 3478.")
        Optional<String> name,
    @Doc("Where it is, for agents to choose one that is near; any word.") @Default("default")
        String region,
    @Doc("Addresses to listen on: one of IPv4, one of IPv6, or both. 0.0.0.0 and :: for all.")
        @Default("127.0.0.1")
        List<String> bind,
    @Doc("The UDP port to listen on; 0 for any that is free.") @Default("3478") int port,
    @Doc("What agents are told to send to, where that is not what it listens on.")
        List<HostPort> advertise,
    @Doc("How datagrams are read: linux calls the system directly, netty works everywhere.")
        @Default("auto")
        Ports.Choice io,
    @Doc("Sockets and threads of each family; more than one needs Linux.") @Default("1") int shards,
    @Doc("What the system may keep for each socket and direction.") @Default("4MiB")
        ByteSize socketBuffer,
    @Doc("How many reads one call of the system answers at most, each of up to 64 KiB.")
        @Default("32")
        int batch,
    @Doc("How many frames may wait that are not data.") @Default("8192") int queue,
    @Doc("How long agents are given to go elsewhere when the relay stops.") @Default("5s")
        Duration drain,
    RelayLimits limits) {
  private static final String NAME = "[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?";

  public RelayConfig {
    if (name.filter(text -> !text.matches(NAME)).isPresent()) {
      throw new IllegalArgumentException(
          "name is 1 to 63 characters of a-z, 0-9, dot and hyphen, with neither of them at an end");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port is 0 to 65535");
    }
    if (bind.isEmpty() || shards < 1 || batch < 1 || batch > 1024 || queue < 16) {
      throw new IllegalArgumentException(
          "bind names an address, shards is at least 1, batch 1 to 1024, queue at least 16");
    }
    bind = List.copyOf(bind);
    advertise = List.copyOf(advertise);
  }

  /** What it is called, whether somebody has named it or not. */
  public String relayName() {
    return name.orElseGet(() -> DefaultName.here(port));
  }
}
