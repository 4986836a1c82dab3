package io.coterie.cli.token;

import io.coterie.auth.v1.ListTokensRequest;
import io.coterie.auth.v1.ListTokensResponse;
import io.coterie.auth.v1.Token;
import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.command.Pages;
import io.coterie.cli.output.Reply;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists tokens. */
@Command(
    name = "ls",
    description =
        "Lists your tokens and sessions, or all tokens that are bound to a network; never the secrets.",
    footer = {"Example:", "  coterie token ls", "  coterie token ls --network dev"})
final class TokenLs extends HubCommand {
  @Option(
      names = "--network",
      defaultValue = "",
      paramLabel = "NETWORK",
      description = "List what is bound to it, whoever made it. For owner and admin.")
  private String network = "";

  TokenLs(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    var service = hub.client().tokens();
    List<Token> tokens =
        Pages.all(
            token ->
                service.listTokens(
                    ListTokensRequest.newBuilder()
                        .setNetwork(network)
                        .setPageSize(Pages.SIZE)
                        .setPageToken(token)
                        .build()),
            ListTokensResponse::getTokensList,
            ListTokensResponse::getNextPageToken);
    return Reply.of(
        ListTokensResponse.newBuilder().addAllTokens(tokens).build(),
        () -> network.isEmpty() ? TokenTable.own(tokens) : TokenTable.ofNetwork(tokens));
  }
}
