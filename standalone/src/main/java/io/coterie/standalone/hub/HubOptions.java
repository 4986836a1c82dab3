package io.coterie.standalone.hub;

import io.coterie.platform.boot.StartFailure;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a hub is started.
 *
 * @param port of the edge; 0: any that is free
 * @param relayPort of the relay, for UDP; 0: any that is free
 * @param database an external one; empty: the embedded one
 * @param settings a YAML file; empty: {@code coterie.yaml} in the home, if it is there
 * @param insecure plain text is accepted beyond this machine
 */
public record HubOptions(
    Path home,
    String bind,
    int port,
    int relayPort,
    Optional<DatabaseUrl> database,
    Optional<Path> tlsCertificate,
    Optional<Path> tlsKey,
    Optional<Path> settings,
    boolean insecure) {

  /** On this machine only, on the embedded database, with its relay on any port. */
  public static HubOptions local(Path home, int port) {
    return new HubOptions(
        home,
        "127.0.0.1",
        port,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  /** The same, on an external database. */
  public HubOptions on(DatabaseUrl external) {
    return new HubOptions(
        home,
        bind,
        port,
        relayPort,
        Optional.of(external),
        tlsCertificate,
        tlsKey,
        settings,
        insecure);
  }

  /** The same, with settings from a file. */
  public HubOptions with(Path file) {
    return new HubOptions(
        home, bind, port, relayPort, database, tlsCertificate, tlsKey, Optional.of(file), insecure);
  }

  public boolean hasTls() {
    return tlsCertificate.isPresent();
  }

  public boolean isLocal() {
    try {
      return InetAddress.getByName(bind).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new StartFailure(
          "no address of this machine is called " + bind, "choose one with --bind", e);
    }
  }

  /**
   * Refuses to carry credentials over a network in plain text.
   *
   * @throws StartFailure unless it is local, has TLS, or was told to
   */
  void checkSafe() {
    if (tlsCertificate.isPresent() != tlsKey.isPresent()) {
      throw new StartFailure("--tls-cert and --tls-key go together", "give both");
    }
    if (!isLocal() && !hasTls() && !insecure) {
      throw new StartFailure(
          "on " + bind + " everything would travel in plain text",
          "give --tls-cert and --tls-key, or --insecure if something in front adds TLS");
    }
  }
}
