package io.coterie.cli.watch;

import io.coterie.cli.command.CommandGroup;
import io.coterie.cli.network.NetworkWatch;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import picocli.CommandLine.Command;

/** What the hub pushes. */
@Command(
    name = "watch",
    description = {
      "Prints what is there, then every change as the hub pushes it, until Ctrl-C. With --output json an object a line.",
      "Audit events are followed with: coterie audit --follow"
    },
    footer = {
      "Example:",
      "  coterie watch peers --as worker",
      "  coterie watch access --as worker",
      "  coterie watch network dev"
    })
public final class WatchCommand extends CommandGroup {
  @Override
  public List<Entry<String, Class<?>>> commands() {
    return List.of(
        Map.entry("peers", WatchPeers.class),
        Map.entry("access", WatchAccess.class),
        Map.entry("network", NetworkWatch.class));
  }
}
