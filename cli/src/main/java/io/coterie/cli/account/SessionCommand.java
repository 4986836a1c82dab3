package io.coterie.cli.account;

import io.coterie.cli.command.CommandGroup;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import picocli.CommandLine.Command;

/** Sessions of one's own. */
@Command(
    name = "session",
    description = "Your sessions: where you are logged in.",
    footer = {"Example:", "  coterie session ls", "  coterie session end --others"})
public final class SessionCommand extends CommandGroup {
  @Override
  public List<Entry<String, Class<?>>> commands() {
    return List.of(Map.entry("ls", SessionLs.class), Map.entry("end", SessionEnd.class));
  }
}
