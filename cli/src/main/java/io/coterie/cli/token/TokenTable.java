package io.coterie.cli.token;

import io.coterie.auth.v1.Token;
import io.coterie.auth.v1.TokenKind;
import io.coterie.cli.output.Constant;
import io.coterie.cli.output.Table;
import io.coterie.cli.output.Times;
import java.util.ArrayList;
import java.util.List;

/** Tokens, one a line. */
final class TokenTable {
  private TokenTable() {}

  /** One's own tokens. */
  static String own(List<Token> tokens) {
    if (tokens.isEmpty()) {
      return "No tokens; make one with: coterie token create";
    }
    var table =
        new Table(
            "TOKEN",
            "KIND",
            "NAME",
            "NETWORK",
            "NODE",
            "SCOPES",
            "CREATED",
            "LAST USED",
            "EXPIRES");
    for (Token token : tokens) {
      table.row(
          token.getId(),
          kind(token),
          Table.orDash(token.getName()),
          Table.orDash(token.getNetwork()),
          Table.orDash(token.getNode()),
          scopes(token),
          Times.text(token.getCreateTime()),
          lastUsed(token),
          end(token));
    }
    return table.toString();
  }

  /** The tokens of one network, whoever made them. */
  static String ofNetwork(List<Token> tokens) {
    if (tokens.isEmpty()) {
      return "No tokens are bound to this network.";
    }
    var table =
        new Table(
            "TOKEN",
            "KIND",
            "NAME",
            "ACCOUNT",
            "NODE",
            "SCOPES",
            "CREATED",
            "LAST USED",
            "EXPIRES");
    for (Token token : tokens) {
      table.row(
          token.getId(),
          kind(token),
          Table.orDash(token.getName()),
          Table.orDash(token.getAccount()),
          Table.orDash(token.getNode()),
          scopes(token),
          Times.text(token.getCreateTime()),
          lastUsed(token),
          end(token));
    }
    return table.toString();
  }

  private static String kind(Token token) {
    var words = new ArrayList<>(List.of(Constant.word(token.getKind())));
    if (token.getSetup().getReusable()) {
      words.add("reusable");
    }
    if (token.getSetup().getEphemeral()) {
      words.add("ephemeral");
    }
    token.getSetup().getTagsList().forEach(tag -> words.add("tag " + tag));
    return String.join(", ", words);
  }

  private static String scopes(Token token) {
    if (token.getKind() == TokenKind.TOKEN_KIND_SETUP) {
      return "-";
    }
    return token.getScopesCount() == 0 ? "all" : String.join(",", token.getScopesList());
  }

  private static String lastUsed(Token token) {
    return token.hasLastUsedTime() ? Times.text(token.getLastUsedTime()) : "never";
  }

  /** When it ends; of one that was rotated also when the secret before does. */
  private static String end(Token token) {
    String end = token.hasExpireTime() ? Times.text(token.getExpireTime()) : "never";
    return token.hasOldSecretExpireTime()
        ? end + " (old secret: " + Times.text(token.getOldSecretExpireTime()) + ")"
        : end;
  }
}
