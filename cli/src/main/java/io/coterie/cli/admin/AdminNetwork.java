package io.coterie.cli.admin;

import io.coterie.cli.command.CommandGroup;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import picocli.CommandLine.Command;

/** All networks. */
@Command(
    name = "network",
    description = "All networks. For system admins and the operator.",
    footer = {"Example:", "  coterie admin network ls"})
final class AdminNetwork extends CommandGroup {
  @Override
  public List<Entry<String, Class<?>>> commands() {
    return List.of(Map.entry("ls", AllNetworksLs.class));
  }
}
