package io.coterie.cli.trust;

import io.coterie.cli.command.CommandGroup;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import picocli.CommandLine.Command;

/** Trust between nodes. */
@Command(
    name = "trust",
    description = {
      "Trust: two nodes that have shaken hands reach each other outside any network, on every port, until either ends it.",
      "Nodes that share a network need none."
    },
    footer = {
      "Example:",
      "  coterie trust request 686 --node worker --justification \"nightly backups\"",
      "  coterie trust requests --node builder"
    })
public final class TrustCommand extends CommandGroup {
  @Override
  public List<Entry<String, Class<?>>> commands() {
    return List.of(
        Map.entry("request", TrustAsk.class),
        Map.entry("requests", TrustRequests.class),
        Map.entry("accept", TrustAccept.class),
        Map.entry("decline", TrustDecline.class),
        Map.entry("revoke", TrustRevoke.class),
        Map.entry("ls", TrustLs.class));
  }
}
