package io.coterie.standalone;

import io.coterie.platform.boot.StartFailure;
import io.coterie.platform.boot.StartProblems;
import io.coterie.standalone.hub.DatabaseUrl;
import io.coterie.standalone.hub.Hub;
import io.coterie.standalone.hub.HubOptions;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Runs a hub until it is told to stop. Prints one line on standard output when it is ready, {@code
 * coterie: ready edge=… relay=… home=…}; if it can't start, a line on standard error says why, and
 * it exits with 1.
 */
@Command(
    name = "coterie-standalone",
    mixinStandardHelpOptions = true,
    description = "Runs every service of Coterie in one process.")
final class StandaloneCommand implements Callable<Integer> {
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      required = true,
      description = "Where the hub keeps everything.")
  private Path home = Path.of("");

  @Option(
      names = "--port",
      defaultValue = "9000",
      description = "Port of the edge; 0 for any. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--relay-port",
      defaultValue = "3478",
      description = "UDP port of the relay; 0 for any. Default: ${DEFAULT-VALUE}.")
  private int relayPort;

  @Option(
      names = "--bind",
      defaultValue = "127.0.0.1",
      description = "Address to listen on. Default: ${DEFAULT-VALUE}.")
  private String bind = "";

  @Option(
      names = "--database-url",
      paramLabel = "URL",
      description = "An external PostgreSQL instead of the embedded one.")
  private @Nullable String databaseUrl;

  @Option(names = "--tls-cert", paramLabel = "FILE", description = "Certificate chain in PEM.")
  private @Nullable Path tlsCertificate;

  @Option(names = "--tls-key", paramLabel = "FILE", description = "Private key in PEM.")
  private @Nullable Path tlsKey;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings in YAML. Default: coterie.yaml in the home, if it is there.")
  private @Nullable Path settings;

  @Option(names = "--insecure", description = "Accept plain text beyond this machine.")
  private boolean insecure;

  @Override
  public Integer call() throws InterruptedException {
    try {
      var hub = Hub.of(options(), phrase -> err.println("coterie: " + phrase + " …"));
      // before the start, so that a signal meanwhile stops what has been started
      Runtime.getRuntime().addShutdownHook(new Thread(hub::close, "shutdown"));
      hub.start();
      out.println("coterie: ready edge=" + hub.edge() + " relay=" + hub.relay() + " home=" + home);
      out.flush();
      err.println("coterie: " + hub.broken().get());
      return 1;
    } catch (ExecutionException | RuntimeException e) {
      StartProblems.lines(e).forEach(line -> err.println("coterie: " + line));
      return 1;
    }
  }

  private HubOptions options() {
    if (relayPort < 0 || relayPort > 65_535) {
      throw new StartFailure(
          "--relay-port " + relayPort + " is no port", "choose one from 0 to 65535");
    }
    return new HubOptions(
        home,
        bind,
        port,
        relayPort,
        Optional.ofNullable(databaseUrl).map(DatabaseUrl::new),
        Optional.ofNullable(tlsCertificate),
        Optional.ofNullable(tlsKey),
        Optional.ofNullable(settings),
        insecure);
  }
}
