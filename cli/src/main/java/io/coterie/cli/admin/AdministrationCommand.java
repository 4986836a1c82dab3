package io.coterie.cli.admin;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubChoice;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command below {@code admin}, however deep. */
@Command
abstract class AdministrationCommand extends HubCommand {
  @Spec private CommandSpec spec = CommandSpec.create();

  AdministrationCommand(Invocation invocation) {
    super(invocation);
  }

  /** What to show the hub. */
  String credential(AdminCredential from) throws IOException {
    return from.operatorOrSession();
  }

  @Override
  protected final Hub open() throws IOException {
    AdminCommand admin = admin();
    Optional<String> registry = admin.registry();
    HubChoice choice =
        registry.isPresent()
            ? HubChoice.of(invocation(), registry.get())
            : HubChoice.of(invocation());
    return choice.open(Optional.of(credential(new AdminCredential(invocation(), admin, choice))));
  }

  private AdminCommand admin() {
    CommandSpec at = spec;
    while (!(at.userObject() instanceof AdminCommand)) {
      at = at.parent();
    }
    return (AdminCommand) at.userObject();
  }
}
