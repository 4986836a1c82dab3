package io.coterie.cli.command;

import io.coterie.cli.output.OutputFormat;
import io.coterie.sdk.CallReason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that every command takes, wherever they stand. */
public final class GlobalOptions {
  @Option(
      names = "--hub",
      scope = ScopeType.INHERIT,
      paramLabel = "URL",
      description =
          "The hub to speak to (or COTERIE_HUB); by default the one last logged in to, else http://127.0.0.1:9000.")
  private Optional<String> hub = Optional.empty();

  @Option(
      names = "--insecure",
      scope = ScopeType.INHERIT,
      description = "Accept plain http to a hub that is not on this machine.")
  private boolean insecure;

  @Option(
      names = "--ca-cert",
      scope = ScopeType.INHERIT,
      paramLabel = "FILE",
      description = "Trust these certificates (PEM) for https, instead of the system's.")
  private Optional<Path> caCertificate = Optional.empty();

  @Option(
      names = "--timeout",
      scope = ScopeType.INHERIT,
      paramLabel = "TIME",
      defaultValue = "30s",
      description = "How long a call of the hub may take (default: 30s).")
  private Duration timeout = Duration.ofSeconds(30);

  @Option(
      names = "--output",
      scope = ScopeType.INHERIT,
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json (default: text).")
  private OutputFormat output = OutputFormat.TEXT;

  @Option(
      names = "--reason",
      scope = ScopeType.INHERIT,
      paramLabel = "TEXT",
      description = "Why you do it, for the audit trail; at most 256 characters.")
  private Optional<CallReason> reason = Optional.empty();

  @Option(names = "--plain", scope = ScopeType.INHERIT, description = "No symbols.")
  private boolean plain;

  public Optional<String> hub() {
    return hub;
  }

  public boolean insecure() {
    return insecure;
  }

  public Optional<Path> caCertificate() {
    return caCertificate;
  }

  public Duration timeout() {
    return timeout;
  }

  public OutputFormat output() {
    return output;
  }

  public Optional<CallReason> reason() {
    return reason;
  }

  public boolean plain() {
    return plain;
  }
}
