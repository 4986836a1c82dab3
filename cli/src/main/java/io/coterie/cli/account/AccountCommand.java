package io.coterie.cli.account;

import io.coterie.cli.command.CommandGroup;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import picocli.CommandLine.Command;

/** One's own account. */
@Command(
    name = "account",
    description = "Your account: its name, rights and plan.",
    footer = {"Example:", "  coterie account show"})
public final class AccountCommand extends CommandGroup {
  @Override
  public List<Entry<String, Class<?>>> commands() {
    return List.of(Map.entry("show", AccountShow.class), Map.entry("rename", AccountRename.class));
  }
}
