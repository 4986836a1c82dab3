package io.coterie.cli.admin;

import picocli.CommandLine.Option;

/** Which node an operator means. */
final class NodeOption {
  @Option(
      names = {"-node", "--node"},
      required = true,
      paramLabel = "NODE",
      description = "The node, by number or id.")
  private String node = "";

  String get() {
    return node;
  }
}
