package io.coterie.standalone;

import picocli.CommandLine;

/** Entry point of the program that {@code coterie up} runs. */
public final class StandaloneMain {
  private StandaloneMain() {}

  public static void main(String[] args) {
    System.exit(
        new CommandLine(new StandaloneCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .execute(args));
  }
}
