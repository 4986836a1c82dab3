package io.coterie.cli.network;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.command.SecretOptions;
import io.coterie.cli.output.Reply;
import io.coterie.network.v1.AddMemberResponse;
import io.coterie.network.v1.Member;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Brings a node of one's own into a network. */
@Command(
    name = "add-node",
    description =
        "Brings a node of yours into a network, by whatever its join rule asks: nothing, the secret, or your word for it.",
    footer = {"Example:", "  coterie network add-node worker --network dev"})
final class NetworkAddNode extends HubCommand {
  @Parameters(paramLabel = "NODE", description = "The node, by hostname, number or id.")
  private String node = "";

  @Mixin private NetworkOption network = new NetworkOption();

  @Mixin private SecretOptions secret = new SecretOptions();

  NetworkAddNode(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) throws IOException {
    var entry = new NodeEntry(hub, invocation().environment(), secret);
    Member member = entry.enter(NetworkDetails.of(hub, network.of(hub)), node);
    return Reply.of(
        AddMemberResponse.newBuilder().setMember(member).build(), NodeEntry.text(member));
  }
}
