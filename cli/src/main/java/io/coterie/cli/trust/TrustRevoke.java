package io.coterie.cli.trust;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.CliFailure;
import io.coterie.cli.output.Reply;
import io.coterie.registry.v1.RevokeTrustRequest;
import io.coterie.registry.v1.Trust;
import io.grpc.Status.Code;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Ends trust. */
@Command(
    name = "revoke",
    description =
        "Ends the trust between one of your nodes and another; they reach each other no more, at once.",
    footer = {"Example:", "  coterie trust revoke builder --node worker"})
final class TrustRevoke extends HubCommand {
  @Parameters(
      paramLabel = "OTHER",
      description = "The other node: its id, or its number or hostname as trust ls shows them.")
  private String other = "";

  @Mixin private OwnNodeOption node = new OwnNodeOption();

  TrustRevoke(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    var reply =
        hub.client()
            .trust()
            .revokeTrust(
                RevokeTrustRequest.newBuilder()
                    .setNode(node.text())
                    .setOtherNode(other.startsWith("node_") ? other : id(hub))
                    .setRequestId(hub.requestId())
                    .build());
    return Reply.of(reply, "The two trust each other no more.");
  }

  private String id(Hub hub) {
    List<Trust> named =
        TrustedNodes.of(hub, node.text()).stream()
            .filter(trust ->
                other.equals(trust.getHostname())
                    || other.equals(Integer.toUnsignedString(trust.getNumber())))
            .toList();
    return switch (named.size()) {
      case 1 -> named.getFirst().getNode();
      case 0 ->
          throw new CliFailure(
              Code.NOT_FOUND,
              "NOT_TRUSTED",
              "no trusted node is called " + other,
              "see: coterie trust ls");
      default ->
          throw new CliFailure(
              Code.FAILED_PRECONDITION,
              "NODE_AMBIGUOUS",
              "several trusted nodes are called " + other,
              "name one by its id; see: coterie trust ls");
    };
  }
}
