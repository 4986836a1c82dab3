package io.coterie.cli.watch;

import picocli.CommandLine.Option;

/** Where a watch goes on. */
final class ResumeOption {
  @Option(
      names = "--resume",
      defaultValue = "",
      paramLabel = "TOKEN",
      description = "Go on after this token of an earlier watch, instead of with what is there.")
  private String token = "";

  String token() {
    return token;
  }
}
