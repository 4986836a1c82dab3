package io.coterie.cli.server;

import io.coterie.cli.command.Invocation;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which hub on this machine is meant. */
final class HomeOption {
  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "The hub's home (default: COTERIE_HOME, else ~/.coterie).")
  private Optional<Path> home = Optional.empty();

  HubHome of(Invocation invocation) {
    return HubHome.of(invocation, home);
  }
}
