package io.coterie.cli.token;

import io.coterie.auth.v1.ListTokensRequest;
import io.coterie.auth.v1.ListTokensResponse;
import io.coterie.auth.v1.Token;
import io.coterie.auth.v1.TokenKind;
import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.command.Pages;
import io.coterie.cli.output.Reply;
import io.coterie.cli.output.Table;
import io.coterie.cli.output.Times;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;

/** Lists one's tokens. */
@Command(
    name = "ls",
    description = "Lists your tokens and sessions, never the secrets.",
    footer = {"Example:", "  coterie token ls"})
final class TokenLs extends HubCommand {
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
                        .setPageSize(Pages.SIZE)
                        .setPageToken(token)
                        .build()),
            ListTokensResponse::getTokensList,
            ListTokensResponse::getNextPageToken);
    return Reply.of(
        ListTokensResponse.newBuilder().addAllTokens(tokens).build(), () -> text(tokens));
  }

  private static String text(List<Token> tokens) {
    if (tokens.isEmpty()) {
      return "No tokens; make one with: coterie token create";
    }
    var table = new Table("TOKEN", "KIND", "NAME", "NETWORK", "NODE", "CREATED", "EXPIRES");
    for (Token token : tokens) {
      table.row(
          token.getId(),
          kind(token.getKind()),
          dash(token.getName()),
          dash(token.getNetwork()),
          dash(token.getNode()),
          Times.text(token.getCreateTime()),
          token.hasExpireTime() ? Times.text(token.getExpireTime()) : "never");
    }
    return table.toString();
  }

  private static String kind(TokenKind kind) {
    return kind.name().replaceFirst("^TOKEN_KIND_", "").toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String dash(String text) {
    return text.isEmpty() ? "-" : text;
  }
}
