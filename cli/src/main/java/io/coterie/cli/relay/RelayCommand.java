package io.coterie.cli.relay;

import io.coterie.cli.command.CommandGroup;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import picocli.CommandLine.Command;

/** Relays. */
@Command(
    name = "relay",
    description =
        "Relays: they carry datagrams between nodes that can't reach each other directly.",
    footer = {"Example:", "  coterie relay ls"})
public final class RelayCommand extends CommandGroup {
  @Override
  public List<Entry<String, Class<?>>> commands() {
    return List.of(Map.entry("ls", RelayLs.class));
  }
}
