package io.coterie.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** How every command explains itself. */
final class UsageStyle {
  private static final int WIDTH = 100;

  private UsageStyle() {}

  /** Gives a command, and all below it, {@code --help} and one look. */
  static void apply(CommandLine line) {
    CommandSpec spec = line.getCommandSpec();
    spec.mixinStandardHelpOptions(true);
    UsageMessageSpec usage = spec.usageMessage();
    usage.width(WIDTH).sortOptions(false).sortSynopsis(false).abbreviateSynopsis(true);
    usage.synopsisHeading("Usage: ").descriptionHeading("%n").parameterListHeading("%n");
    usage.optionListHeading("%nOptions:%n").commandListHeading("%nCommands:%n").footerHeading("%n");
    line.getSubcommands().values().forEach(UsageStyle::apply);
  }
}
