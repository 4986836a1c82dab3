package io.coterie.cli.admin;

import io.coterie.cli.command.CommandGroup;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import picocli.CommandLine.Command;

/** Plans. */
@Command(
    name = "plan",
    description = "Plans: how much accounts may have. For system admins and the operator.",
    footer = {"Example:", "  coterie admin plan ls"})
final class AdminPlan extends CommandGroup {
  @Override
  public List<Entry<String, Class<?>>> commands() {
    return List.of(
        Map.entry("ls", PlanLs.class),
        Map.entry("set", PlanSet.class),
        Map.entry("assign", PlanAssign.class));
  }
}
