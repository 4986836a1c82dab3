package io.coterie.cli.admin;

import io.coterie.cli.command.Invocation;
import java.io.IOException;
import picocli.CommandLine.Command;

/** A command of the operator's alone. */
@Command
abstract class OperatorCommand extends AdministrationCommand {
  OperatorCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  final String credential(AdminCredential from) throws IOException {
    return from.operator();
  }
}
