package io.coterie.cli.command;

import java.util.Map.Entry;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that does nothing by itself: one of its subcommands is needed. */
@Command
public abstract class CommandGroup implements HasCommands, Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public final void run() {
    CommandSpec known = spec;
    if (known == null) {
      throw new IllegalStateException("the parser sets the spec before it runs anything");
    }
    String names = commands().stream().map(Entry::getKey).collect(Collectors.joining(", "));
    throw new ParameterException(
        known.commandLine(), "which command of " + known.qualifiedName() + "? " + names);
  }
}
