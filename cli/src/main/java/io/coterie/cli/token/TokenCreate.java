package io.coterie.cli.token;

import com.google.protobuf.Timestamp;
import io.coterie.auth.v1.CreateTokenRequest;
import io.coterie.auth.v1.CreateTokenResponse;
import io.coterie.auth.v1.TokenKind;
import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import io.coterie.registry.v1.GetNodeRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a token. */
@Command(
    name = "create",
    description = {
      "Makes a token and prints it, this once.",
      "A user token acts as you; a network token acts as you in one network only, or as one of your nodes there."
    },
    footer = {"Example:", "  coterie token create --name ci --network dev --expires 30d"})
final class TokenCreate extends HubCommand {
  @Option(
      names = "--name",
      defaultValue = "",
      paramLabel = "TEXT",
      description = "A name to recognize it by.")
  private String name = "";

  @ArgGroup(exclusive = true)
  private Kind kind = new Kind();

  static final class Kind {
    @Option(names = "--network", paramLabel = "NETWORK", description = "Bind it to this network.")
    private Optional<String> network = Optional.empty();

    @Option(names = "--active-network", description = "Bind it to the active network.")
    private boolean active;

    @Option(names = "--operator", description = "Make another operator token. For the operator.")
    private boolean operator;
  }

  @Option(
      names = "--node",
      defaultValue = "",
      paramLabel = "NODE",
      description = "Act as this node of yours, which is in the network.")
  private String node = "";

  @Option(
      names = "--expires",
      paramLabel = "TIME",
      description =
          "How long it lives, e.g. 12h or 30d; a bare number means days (default: for ever).")
  private Optional<Duration> expires = Optional.empty();

  TokenCreate(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    var request =
        CreateTokenRequest.newBuilder()
            .setName(name)
            .setRequestId(hub.requestId())
            .setKind(TokenKind.TOKEN_KIND_USER);
    if (kind.operator) {
      request.setKind(TokenKind.TOKEN_KIND_OPERATOR);
    } else if (kind.network.isPresent() || kind.active || !node.isEmpty()) {
      request.setKind(TokenKind.TOKEN_KIND_NETWORK).setNetwork(hub.network(kind.network));
    }
    if (!node.isEmpty()) {
      request.setNode(
          hub.client()
              .registry()
              .getNode(GetNodeRequest.newBuilder().setNode(node).build())
              .getNode()
              .getId());
    }
    expires.ifPresent(life -> request.setExpireTime(end(life)));
    CreateTokenResponse reply = hub.client().tokens().createToken(request.build());
    return Reply.of(reply, reply.getSecret());
  }

  private Timestamp end(Duration life) {
    Instant end = invocation().environment().clock().instant().plus(life);
    return Timestamp.newBuilder().setSeconds(end.getEpochSecond()).build();
  }
}
