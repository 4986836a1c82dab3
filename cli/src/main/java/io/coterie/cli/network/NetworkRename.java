package io.coterie.cli.network;

import com.google.protobuf.FieldMask;
import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import io.coterie.network.v1.Network;
import io.coterie.network.v1.UpdateNetworkRequest;
import io.coterie.network.v1.UpdateNetworkResponse;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Renames a network. */
@Command(
    name = "rename",
    description = "Renames a network. For its owner.",
    footer = {"Example:", "  coterie network rename dev development"})
final class NetworkRename extends HubCommand {
  @Parameters(index = "0", paramLabel = "NETWORK", description = "The network.")
  private String network = "";

  @Parameters(index = "1", paramLabel = "NAME", description = "The name it shall have.")
  private String name = "";

  NetworkRename(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) throws IOException {
    UpdateNetworkResponse reply =
        hub.client()
            .networks()
            .updateNetwork(
                UpdateNetworkRequest.newBuilder()
                    .setNetwork(network)
                    .setName(name)
                    .setUpdateMask(FieldMask.newBuilder().addPaths("name"))
                    .setRequestId(hub.requestId())
                    .build());
    Network renamed = reply.getNetwork();
    if (ActiveNetworks.is(hub, renamed.getId())) {
      ActiveNetworks.use(hub, renamed.getId(), renamed.getName());
    }
    return Reply.of(
        reply, "Network %s (%s) is its name now.".formatted(renamed.getName(), renamed.getId()));
  }
}
