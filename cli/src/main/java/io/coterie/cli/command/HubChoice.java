package io.coterie.cli.command;

import io.coterie.cli.config.Config;
import io.coterie.cli.config.HubMemory;
import io.coterie.cli.output.CliFailure;
import io.coterie.sdk.ClientOptions;
import io.coterie.sdk.CoterieClient;
import io.coterie.sdk.Credential;
import io.coterie.sdk.HubAddress;
import io.grpc.Status.Code;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which hub to speak to and what to show it: options win over variables, variables over what is
 * remembered. What is remembered about one hub goes to no other.
 */
public final class HubChoice {
  private final Invocation invocation;
  private final HubAddress address;
  private final HubMemory memory;

  private HubChoice(Invocation invocation, HubAddress address, HubMemory memory) {
    this.invocation = invocation;
    this.address = address;
    this.memory = memory;
  }

  /** By {@code --hub}, {@code COTERIE_HUB}, what is remembered, the default. */
  public static HubChoice of(Invocation invocation) throws IOException {
    Config config = invocation.config().read();
    Optional<String> named =
        invocation
            .options()
            .hub()
            .or(() -> invocation.environment().variable("COTERIE_HUB"))
            .or(config::current);
    return of(invocation, config, named.orElse(HubAddress.DEFAULT.toString()));
  }

  /** The hub with this address, whatever else is said. */
  public static HubChoice of(Invocation invocation, String url) throws IOException {
    return of(invocation, invocation.config().read(), url);
  }

  private static HubChoice of(Invocation invocation, Config config, String url) {
    boolean insecure = invocation.options().insecure();
    try {
      HubAddress address = HubAddress.parse(url, true);
      HubMemory memory = config.hub(address.toString());
      HubAddress allowed = HubAddress.parse(url, insecure || memory.insecure());
      return new HubChoice(invocation, allowed, config.hub(allowed.toString()));
    } catch (IllegalArgumentException e) {
      throw new CliFailure(Code.INVALID_ARGUMENT, "HUB_ADDRESS", String.valueOf(e.getMessage()));
    }
  }

  /** What is remembered about the hub. */
  public HubMemory memory() {
    return memory;
  }

  public HubAddress address() {
    return address;
  }

  /** With {@code COTERIE_TOKEN}, or the credential that is remembered for this hub. */
  public Hub open() throws IOException {
    Optional<String> shown = invocation.environment().variable("COTERIE_TOKEN");
    return open(shown.isPresent() ? shown : memory.token());
  }

  /** With this credential and no other; empty: without any. */
  public Hub open(Optional<String> secret) throws IOException {
    Optional<Credential> credential = secret.map(HubChoice::credential);
    CoterieClient silent = CoterieClient.of(address, options());
    CoterieClient client = invocation.options().reason().map(silent::because).orElse(silent);
    return new Hub(invocation, credential.map(client::with).orElse(client), memory);
  }

  private ClientOptions options() throws IOException {
    Optional<Path> trust =
        invocation
            .options()
            .caCertificate()
            .or(() -> memory.caCertificate().map(Path::of))
            .map(invocation.environment().folder()::resolve);
    return new ClientOptions(invocation.options().timeout(), "coterie-cli/" + Version.own(), trust);
  }

  private static Credential credential(String secret) {
    try {
      return new Credential(secret);
    } catch (IllegalArgumentException e) {
      throw new CliFailure(
          Code.UNAUTHENTICATED, "CREDENTIAL_MALFORMED", "COTERIE_TOKEN: " + e.getMessage());
    }
  }
}
