package io.coterie.cli.trust;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.Pages;
import io.coterie.registry.v1.ListTrustedRequest;
import io.coterie.registry.v1.ListTrustedResponse;
import io.coterie.registry.v1.Trust;
import java.util.List;

/** The nodes that a node trusts. */
final class TrustedNodes {
  private TrustedNodes() {}

  /** All of them, the newest first. */
  static List<Trust> of(Hub hub, String node) {
    var service = hub.client().trust();
    return Pages.all(
        token ->
            service.listTrusted(
                ListTrustedRequest.newBuilder()
                    .setNode(node)
                    .setPageSize(Pages.SIZE)
                    .setPageToken(token)
                    .build()),
        ListTrustedResponse::getTrustsList,
        ListTrustedResponse::getNextPageToken);
  }
}
