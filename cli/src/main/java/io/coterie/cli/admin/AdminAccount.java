package io.coterie.cli.admin;

import io.coterie.cli.command.CommandGroup;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import picocli.CommandLine.Command;

/** Any account. */
@Command(
    name = "account",
    description = "Any account. For system admins and the operator.",
    footer = {"Example:", "  coterie admin account ls"})
final class AdminAccount extends CommandGroup {
  @Override
  public List<Entry<String, Class<?>>> commands() {
    return List.of(
        Map.entry("ls", AccountLs.class),
        Map.entry("show", AccountShow.class),
        Map.entry("usage", AccountUsage.class),
        Map.entry("disable", AccountDisable.class),
        Map.entry("enable", AccountEnable.class),
        Map.entry("reset-password", AccountResetPassword.class),
        Map.entry("promote", AccountPromote.class),
        Map.entry("demote", AccountDemote.class));
  }
}
