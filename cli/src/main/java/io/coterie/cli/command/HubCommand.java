package io.coterie.cli.command;

import io.coterie.cli.output.Reply;
import io.grpc.StatusRuntimeException;
import java.io.IOException;

/** A command that speaks to a hub. */
public abstract class HubCommand extends CliCommand {
  protected HubCommand(Invocation invocation) {
    super(invocation);
  }

  protected abstract Reply execute(Hub hub) throws IOException, InterruptedException;

  @Override
  protected final Reply execute() throws IOException, InterruptedException {
    try (Hub hub = open()) {
      return answer(hub);
    }
  }

  /** The hub that the command speaks to. */
  protected Hub open() throws IOException {
    return HubChoice.of(invocation()).open();
  }

  private Reply answer(Hub hub) throws IOException, InterruptedException {
    try {
      return invocation().settled(execute(hub)); // its text may ask the hub for more
    } catch (StatusRuntimeException e) {
      throw Refusal.explain(e, hub.address());
    }
  }
}
