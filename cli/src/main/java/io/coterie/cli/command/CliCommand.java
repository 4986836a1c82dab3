package io.coterie.cli.command;

import io.coterie.cli.output.Reply;
import java.io.IOException;
import java.util.concurrent.Callable;

/** A command: does one thing, answers. What it throws is reported, with exit code 1. */
public abstract class CliCommand implements Callable<Integer> {
  private final Invocation invocation;

  protected CliCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  protected abstract Reply execute() throws IOException, InterruptedException;

  protected final Invocation invocation() {
    return invocation;
  }

  @Override
  public final Integer call() throws IOException, InterruptedException {
    Reply reply = execute();
    invocation.print(reply);
    return reply.code();
  }
}
