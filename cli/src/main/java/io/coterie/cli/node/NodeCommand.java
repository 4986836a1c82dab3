package io.coterie.cli.node;

import io.coterie.cli.command.CommandGroup;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import picocli.CommandLine.Command;

/** Agents. */
@Command(
    name = "node",
    description = {
      "Nodes: the identities of your agents.",
      "A node's key is made here and stays here, in .coterie/nodes/NAME of the working folder;"
          + " don't copy it to another machine."
    },
    footer = {"Example:", "  coterie node create worker", "  coterie node start worker"})
public final class NodeCommand extends CommandGroup {
  @Override
  public List<Entry<String, Class<?>>> commands() {
    return List.of(
        Map.entry("create", NodeCreate.class),
        Map.entry("start", NodeStart.class),
        Map.entry("stop", NodeStop.class),
        Map.entry("ping", NodePing.class),
        Map.entry("nc", NodeNc.class),
        Map.entry("bench", NodeBench.class),
        Map.entry("peers", NodePeers.class),
        Map.entry("doctor", NodeDoctor.class),
        Map.entry("ls", NodeLs.class),
        Map.entry("rename", NodeRename.class),
        Map.entry("rotate-key", NodeRotateKey.class),
        Map.entry("delete", NodeDelete.class));
  }
}
