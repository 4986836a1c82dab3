package io.coterie.cli.admin;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubChoice;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.CliFailure;
import io.grpc.Status.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** A command of the operator's. */
@Command
abstract class OperatorCommand extends HubCommand {
  @ParentCommand private AdminCommand admin = new AdminCommand();

  OperatorCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected final Hub open() throws IOException {
    Optional<String> registry = admin.registry();
    HubChoice choice =
        registry.isPresent()
            ? HubChoice.of(invocation(), registry.get())
            : HubChoice.of(invocation());
    return choice.open(Optional.of(token(choice)));
  }

  private String token(HubChoice choice) throws IOException {
    Optional<String> given =
        admin.token().or(() -> invocation().environment().variable("COTERIE_TOKEN"));
    if (given.isPresent()) {
      return given.get();
    }
    Path file = invocation().environment().home().resolve("admin.token");
    if (!choice.address().loopback()) {
      throw needed(
          "admin.token goes to a hub on this machine only, and %s is not"
              .formatted(choice.address()));
    }
    if (!Files.exists(file)) {
      throw needed("there is no %s".formatted(file));
    }
    return Files.readString(file).strip();
  }

  private static CliFailure needed(String why) {
    return new CliFailure(
        Code.UNAUTHENTICATED,
        "OPERATOR_TOKEN_NEEDED",
        "the operator's token is needed: " + why,
        "give it as COTERIE_TOKEN, or with admin -token");
  }
}
