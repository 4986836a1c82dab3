package io.coterie.cli.account;

import io.coterie.cli.command.CommandGroup;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import picocli.CommandLine.Command;

/** One's password. */
@Command(
    name = "password",
    description = "Your password: change it, or set a new one by a reset code.",
    footer = {"Example:", "  coterie password reset"})
public final class PasswordGroup extends CommandGroup {
  @Override
  public List<Entry<String, Class<?>>> commands() {
    return List.of(
        Map.entry("change", PasswordCommand.class), Map.entry("reset", PasswordReset.class));
  }
}
