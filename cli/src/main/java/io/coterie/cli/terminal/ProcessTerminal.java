package io.coterie.cli.terminal;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The terminal of this process. It is looked for when it is first needed. */
final class ProcessTerminal implements Terminal {
  private @Nullable Console console;
  private boolean looked;

  @Override
  public boolean interactive() {
    return console() != null;
  }

  /** The JDK knows of input and output only; Linux tells about any file. */
  @Override
  public boolean watched() {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      return interactive();
    }
  }

  @Override
  public Optional<String> secret(String question) {
    Console present = console();
    char[] typed = present == null ? null : present.readPassword("%s: ", question);
    return typed == null || typed.length == 0 ? Optional.empty() : Optional.of(new String(typed));
  }

  @Override
  public boolean confirms(String question) {
    Console present = console();
    String answer = present == null ? null : present.readLine("%s [y/N] ", question);
    return answer != null
        && (answer.strip().toLowerCase(Locale.ROOT).equals("y")
            || answer.strip().equalsIgnoreCase("yes"));
  }

  @SuppressWarnings("SystemConsoleNull") // the console of java.base is null without a terminal
  private synchronized @Nullable Console console() {
    if (!looked) {
      looked = true;
      // the JDK's other console starts a line editor, which takes longer than most commands
      System.setProperty("jdk.console", "java.base");
      Console found = System.console();
      console = found != null && found.isTerminal() ? found : null;
    }
    return console;
  }
}
