package io.coterie.cli.command;

import io.coterie.cli.config.ConfigFile;
import io.coterie.cli.output.OutputFormat;
import io.coterie.cli.output.Reply;
import io.coterie.cli.terminal.Environment;

/** One run of the command: what it runs in, and the options that all commands share. */
public final class Invocation {
  private final Environment environment;
  private final GlobalOptions options = new GlobalOptions();
  private final ConfigFile config;

  public Invocation(Environment environment) {
    this.environment = environment;
    this.config = new ConfigFile(environment.home());
  }

  public Environment environment() {
    return environment;
  }

  /** The instance that the parser fills. */
  public GlobalOptions options() {
    return options;
  }

  public ConfigFile config() {
    return config;
  }

  /** Marks beside names are for people who look at a screen. */
  public boolean symbols() {
    return !options.plain() && environment.terminal().interactive();
  }

  /** Prints an answer. */
  public void print(Reply reply) {
    if (reply.equals(Reply.PRINTED)) {
      return;
    }
    switch (options.output()) {
      case TEXT -> environment.out().println(reply.text().get());
      case JSON ->
          environment.out().println("{\"status\":\"ok\",\"data\":" + reply.json().get() + "}");
    }
    environment.out().flush();
  }

  /** The same answer, made up now in the form that is asked for. */
  Reply settled(Reply reply) {
    if (reply.equals(Reply.PRINTED)) {
      return reply;
    }
    return switch (options.output()) {
      case TEXT -> {
        String text = reply.text().get();
        yield new Reply(reply.json(), () -> text);
      }
      case JSON -> {
        String json = reply.json().get();
        yield new Reply(() -> json, reply.text());
      }
    };
  }

  /** Tells people how it goes while a command takes its time; programs get the answer only. */
  public void progress(String line) {
    if (options.output() == OutputFormat.TEXT) {
      environment.err().println(line);
    }
  }
}
