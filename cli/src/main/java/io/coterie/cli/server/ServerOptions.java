package io.coterie.cli.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a hub is to run; they go to it as they are. */
final class ServerOptions {
  @Option(
      names = "--port",
      defaultValue = "9000",
      paramLabel = "PORT",
      description = "The TCP port of the edge (default: 9000).")
  private int port = 9000;

  @Option(
      names = "--relay-port",
      defaultValue = "3478",
      paramLabel = "PORT",
      description = "The UDP port of the relay (default: 3478); 0 for any.")
  private int relayPort = 3478;

  @Option(
      names = "--bind",
      defaultValue = "127.0.0.1",
      paramLabel = "IP",
      description =
          "The address to listen on (default: 127.0.0.1); any but loopback needs TLS, or --insecure.")
  private String bind = "127.0.0.1";

  @Option(
      names = "--database-url",
      paramLabel = "URL",
      description = "A PostgreSQL of your own (default: one that is started with the hub).")
  private Optional<String> databaseUrl = Optional.empty();

  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      description = "Serve TLS with this certificate chain (PEM).")
  private Optional<Path> tlsCertificate = Optional.empty();

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "The certificate's private key (PEM).")
  private Optional<Path> tlsKey = Optional.empty();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The hub's settings in YAML (default: coterie.yaml in its home, if there).")
  private Optional<Path> settings = Optional.empty();

  /** What it shows, if it speaks TLS. */
  Optional<Path> tlsCertificate(Path folder) {
    return tlsCertificate.map(folder::resolve);
  }

  List<String> arguments(HubHome home, Path folder, boolean insecure) {
    var arguments = new ArrayList<String>();
    add(arguments, "--home", home.path().toString());
    add(arguments, "--port", Integer.toString(port));
    add(arguments, "--relay-port", Integer.toString(relayPort));
    add(arguments, "--bind", bind);
    databaseUrl.ifPresent(url -> add(arguments, "--database-url", url));
    tlsCertificate.ifPresent(file -> add(arguments, "--tls-cert", folder.resolve(file).toString()));
    tlsKey.ifPresent(file -> add(arguments, "--tls-key", folder.resolve(file).toString()));
    settings.ifPresent(file -> add(arguments, "--config", folder.resolve(file).toString()));
    if (insecure) {
      arguments.add("--insecure");
    }
    return arguments;
  }

  private static void add(List<String> arguments, String option, String value) {
    arguments.add(option);
    arguments.add(value);
  }
}
