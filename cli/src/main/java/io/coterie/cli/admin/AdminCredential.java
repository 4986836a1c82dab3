package io.coterie.cli.admin;

import io.coterie.cli.command.HubChoice;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.CliFailure;
import io.grpc.Status.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a command below {@code admin} shows the hub. */
record AdminCredential(Invocation invocation, AdminCommand admin, HubChoice choice) {
  /** The operator's token: from {@code -token}, {@code COTERIE_TOKEN}, or the home. */
  String operator() throws IOException {
    Optional<String> given = given();
    if (given.isPresent()) {
      return given.get();
    }
    if (!choice.address().loopback()) {
      throw needed(
          "admin.token goes to a hub on this machine only, and %s is not"
              .formatted(choice.address()));
    }
    if (!Files.exists(file())) {
      throw needed("there is no %s".formatted(file()));
    }
    return Files.readString(file()).strip();
  }

  /**
   * The operator's token, or where there is none the session of whoever is logged in, who may be a
   * system admin; with {@code --as-me} the session in any case.
   */
  String operatorOrSession() throws IOException {
    Optional<String> session = choice.memory().token();
    if (admin.asMe()) {
      return session.orElseThrow(this::notLoggedIn);
    }
    boolean tokenHere = choice.address().loopback() && Files.exists(file());
    return session.isPresent() && given().isEmpty() && !tokenHere ? session.get() : operator();
  }

  private CliFailure notLoggedIn() {
    return new CliFailure(
        Code.UNAUTHENTICATED,
        "NOT_LOGGED_IN",
        "not logged in to " + choice.address(),
        "log in with: coterie login --username NAME");
  }

  private Optional<String> given() {
    return admin.token().or(() -> invocation.environment().variable("COTERIE_TOKEN"));
  }

  private Path file() {
    return invocation.environment().home().resolve("admin.token");
  }

  private static CliFailure needed(String why) {
    return new CliFailure(
        Code.UNAUTHENTICATED,
        "OPERATOR_TOKEN_NEEDED",
        "the operator's token is needed: " + why,
        "give it as COTERIE_TOKEN, or with admin -token");
  }
}
