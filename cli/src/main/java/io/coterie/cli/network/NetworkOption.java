package io.coterie.cli.network;

import io.coterie.cli.command.Hub;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The network that a command is about, where its arguments are about something else. */
public final class NetworkOption {
  @Option(
      names = "--network",
      paramLabel = "NETWORK",
      description = "The network (default: the active one).")
  private Optional<String> network = Optional.empty();

  /** Its name, number or id. */
  public String of(Hub hub) {
    return hub.network(network);
  }
}
