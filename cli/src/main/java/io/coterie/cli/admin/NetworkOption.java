package io.coterie.cli.admin;

import picocli.CommandLine.Option;

/** Which network an operator means. */
final class NetworkOption {
  @Option(
      names = {"-network", "--network"},
      required = true,
      paramLabel = "NETWORK",
      description = "The network, by number or id.")
  private String network = "";

  String get() {
    return network;
  }
}
