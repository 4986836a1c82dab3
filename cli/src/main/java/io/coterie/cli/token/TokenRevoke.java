package io.coterie.cli.token;

import io.coterie.auth.v1.RevokeTokenRequest;
import io.coterie.auth.v1.RevokeTokenResponse;
import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Revokes a token. */
@Command(
    name = "revoke",
    description = "Revokes a token of yours, at once.",
    footer = {"Example:", "  coterie token revoke tok_9d3h…"})
final class TokenRevoke extends HubCommand {
  @Parameters(paramLabel = "TOKEN", description = "The token's id, from: coterie token ls.")
  private String token = "";

  TokenRevoke(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    RevokeTokenResponse reply =
        hub.client()
            .tokens()
            .revokeToken(
                RevokeTokenRequest.newBuilder()
                    .setToken(token)
                    .setRequestId(hub.requestId())
                    .build());
    return Reply.of(reply, "Token %s is revoked.".formatted(token));
  }
}
