package io.coterie.cli.command;

import java.util.List;
import java.util.Map.Entry;
import picocli.CommandLine;

/**
 * The tree of commands, grown only where the arguments lead: to look at all fifty commands takes
 * the parser longer than to run one.
 */
public final class CommandTree {
  private final CommandFactory factory;
  private final List<String> arguments;

  /**
   * @param arguments what the user typed; nothing: the whole tree
   */
  public CommandTree(CommandFactory factory, List<String> arguments) {
    this.factory = factory;
    this.arguments = List.copyOf(arguments);
  }

  /** The tree below a command. */
  public CommandLine grow(Object root) {
    var line = new CommandLine(root, factory);
    addTo(line);
    return line;
  }

  private void addTo(CommandLine line) {
    if (!(line.getCommand() instanceof HasCommands group)) {
      return;
    }
    List<Entry<String, Class<?>>> all = group.commands();
    List<Entry<String, Class<?>>> named =
        all.stream().filter(c -> arguments.contains(c.getKey())).toList();
    for (Entry<String, Class<?>> command : named.isEmpty() ? all : named) {
      var sub = new CommandLine(command.getValue(), factory);
      line.addSubcommand(command.getKey(), sub.setCommandName(command.getKey()));
      addTo(sub);
    }
  }
}
