package io.coterie.cli.trust;

import picocli.CommandLine.Option;

/** Which of one's nodes a command is about. */
final class OwnNodeOption {
  @Option(
      names = "--node",
      paramLabel = "NODE",
      description =
          "Which of your nodes: its hostname, number or id; not needed with a node's credential.")
  private String node = "";

  /** As it was named; empty: the one whose credential is shown. */
  String text() {
    return node;
  }
}
