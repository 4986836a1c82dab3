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
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes a token. */
@Command(
    name = "create",
    description = {
      "Makes a token and prints it, this once.",
      "A user token acts as you; a network token acts as you in one network only, or as one of your nodes there; a setup token registers nodes into one network.",
      "Scopes: account:read, account:write, tokens:read, tokens:write, networks:read, networks:write, nodes:read, nodes:write, nodes:enrol, tasks:read, tasks:send, audit:read."
    },
    footer = {
      "Example:",
      "  coterie token create --name ci --network dev --scope networks:read --expires 30d",
      "  coterie token create --setup --network dev --reusable --ephemeral --tag worker"
    })
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
      names = "--scope",
      paramLabel = "SCOPE",
      description =
          "What it may be used for; repeat it for more (default: all that you may do with yours).")
  private List<String> scopes = List.of();

  @ArgGroup(exclusive = false)
  private SetupOptionsGroup setup = new SetupOptionsGroup();

  @Option(
      names = "--expires",
      paramLabel = "TIME",
      description =
          "How long it lives, e.g. 12h or 30d; a bare number means days (default: for ever).")
  private Optional<Duration> expires = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  TokenCreate(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    TokenKind meant = kind();
    var request =
        CreateTokenRequest.newBuilder()
            .setName(name)
            .setKind(meant)
            .addAllScopes(scopes)
            .setRequestId(hub.requestId());
    if (meant == TokenKind.TOKEN_KIND_NETWORK || meant == TokenKind.TOKEN_KIND_SETUP) {
      request.setNetwork(hub.network(kind.network));
    }
    if (setup.meant()) {
      request.setSetup(setup.options());
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

  private TokenKind kind() {
    if (setup.meant()) {
      if (kind.operator || !node.isEmpty() || !scopes.isEmpty()) {
        throw new ParameterException(
            spec.commandLine(), "--setup goes with neither --operator nor --node nor --scope");
      }
      return TokenKind.TOKEN_KIND_SETUP;
    }
    if (kind.operator) {
      return TokenKind.TOKEN_KIND_OPERATOR;
    }
    return kind.network.isPresent() || kind.active || !node.isEmpty()
        ? TokenKind.TOKEN_KIND_NETWORK
        : TokenKind.TOKEN_KIND_USER;
  }

  private Timestamp end(Duration life) {
    Instant end = invocation().environment().clock().instant().plus(life);
    return Timestamp.newBuilder().setSeconds(end.getEpochSecond()).build();
  }
}
