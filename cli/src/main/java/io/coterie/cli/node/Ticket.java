package io.coterie.cli.node;

import io.coterie.cli.terminal.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * What lets a node in without a login, and where it comes from: never the command line, where
 * others would see it.
 */
final class Ticket {
  @Option(
      names = "--setup-token-stdin",
      description = "Register it by a setup token from standard input; no login is needed.")
  private boolean setupTokenFromInput;

  @Option(
      names = "--setup-token-file",
      paramLabel = "FILE",
      description = "Register it by the setup token in a file; no login is needed.")
  private Optional<Path> setupTokenFile = Optional.empty();

  @Option(
      names = "--invite-code-stdin",
      description =
          "Bring it into the network of an invite code from standard input; no login is needed.")
  private boolean inviteCodeFromInput;

  @Option(
      names = "--invite-code-file",
      paramLabel = "FILE",
      description = "Bring it into the network of the invite code in a file; no login is needed.")
  private Optional<Path> inviteCodeFile = Optional.empty();

  boolean isSetupToken() {
    return setupTokenFromInput || setupTokenFile.isPresent();
  }

  boolean isInviteCode() {
    return inviteCodeFromInput || inviteCodeFile.isPresent();
  }

  boolean given() {
    return isSetupToken() || isInviteCode();
  }

  /** The token or the code, which is given. */
  String read(Environment environment) throws IOException {
    return setupTokenFromInput || inviteCodeFromInput
        ? environment.secretFromStandardInput().strip()
        : Files.readString(
                environment.folder().resolve(setupTokenFile.or(() -> inviteCodeFile).orElseThrow()))
            .strip();
  }
}
