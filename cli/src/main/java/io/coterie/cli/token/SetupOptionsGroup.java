package io.coterie.cli.token;

import io.coterie.auth.v1.SetupOptions;
import java.util.List;
import picocli.CommandLine.Option;

/** What a setup token shall do to the nodes that it registers. */
final class SetupOptionsGroup {
  @Option(
      names = "--setup",
      required = true,
      description = "Make a setup token: it registers a node into the network, nothing else.")
  private boolean setup;

  @Option(names = "--reusable", description = "It registers any number of nodes, not one.")
  private boolean reusable;

  @Option(
      names = "--ephemeral",
      description = "The nodes are removed some time after their last heartbeat.")
  private boolean ephemeral;

  @Option(
      names = "--tag",
      paramLabel = "TAG",
      description = "A tag that the nodes get; repeat it for more. For owner and admin.")
  private List<String> tags = List.of();

  /** A setup token is meant. */
  boolean meant() {
    return setup;
  }

  SetupOptions options() {
    return SetupOptions.newBuilder()
        .setReusable(reusable)
        .setEphemeral(ephemeral)
        .addAllTags(tags)
        .build();
  }
}
