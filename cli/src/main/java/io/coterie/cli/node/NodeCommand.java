package io.coterie.cli.node;

import io.coterie.cli.command.CommandGroup;
import picocli.CommandLine.Command;

/** Agents. */
@Command(
    name = "node",
    description = {
      "Nodes: the identities of your agents.",
      "A node's key is made here and stays here, in .coterie/nodes/NAME of the working folder; don't copy it to another machine."
    },
    footer = {"Example:", "  coterie node create worker", "  coterie node start worker"},
    subcommands = {
      NodeCreate.class,
      NodeStart.class,
      NodeStop.class,
      NodeLs.class,
      NodeRename.class,
      NodeDelete.class
    })
public final class NodeCommand extends CommandGroup {}
