package io.coterie.cli.command;

import java.util.List;
import java.util.Map.Entry;

/** Has subcommands. */
public interface HasCommands {
  /** Its subcommands by name, in the order in which they are explained. */
  List<Entry<String, Class<?>>> commands();
}
