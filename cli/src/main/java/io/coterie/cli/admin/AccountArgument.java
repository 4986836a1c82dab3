package io.coterie.cli.admin;

import picocli.CommandLine.Parameters;

/** Which account is meant. */
final class AccountArgument {
  @Parameters(paramLabel = "ACCOUNT", description = "The account, by name or id.")
  private String account = "";

  String get() {
    return account;
  }
}
