package io.coterie.cli.command;

import io.coterie.auth.v1.WhoAmIRequest;
import io.coterie.cli.config.HubMemory;
import io.coterie.cli.config.HubMemory.ActiveNetwork;
import io.coterie.cli.output.CliFailure;
import io.coterie.sdk.CoterieClient;
import io.coterie.sdk.Credential;
import io.coterie.sdk.HubAddress;
import io.grpc.Status.Code;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A hub to speak to, with what is remembered about it. */
public final class Hub implements AutoCloseable {
  private final Invocation invocation;
  private final CoterieClient client;
  private final HubMemory memory;

  Hub(Invocation invocation, CoterieClient client, HubMemory memory) {
    this.invocation = invocation;
    this.client = client;
    this.memory = memory;
  }

  public HubAddress address() {
    return client.hub();
  }

  /** With a credential. */
  public CoterieClient client() {
    if (client.credential().isEmpty()) {
      throw new CliFailure(
          Code.UNAUTHENTICATED,
          "NOT_LOGGED_IN",
          "not logged in to " + address(),
          "log in with: coterie login --username NAME, or make an account with: coterie register --username NAME");
    }
    return client;
  }

  /** With a credential if there is one. */
  public CoterieClient anybody() {
    return client;
  }

  public HubMemory memory() {
    return memory;
  }

  /** A new id for a mutation: a repeat of it is the same mutation. */
  public String requestId() {
    return UUID.randomUUID().toString();
  }

  /** The network to act in: the one that is named, else the active one. */
  public String network(Optional<String> named) {
    return named
        .or(this::activeNetwork)
        .orElseThrow(() ->
            new CliFailure(
                Code.FAILED_PRECONDITION,
                "NO_ACTIVE_NETWORK",
                "no network is active",
                "choose one with: coterie network use NAME, or name one"));
  }

  /**
   * {@code COTERIE_NETWORK}, else the one that the credential is bound to, else the remembered one.
   */
  public Optional<String> activeNetwork() {
    Optional<String> variable = invocation.environment().variable("COTERIE_NETWORK");
    if (variable.isPresent()) {
      return variable;
    }
    if (client.credential().filter(Credential::networkBound).isPresent()) {
      return Optional.of(client.accounts().whoAmI(WhoAmIRequest.getDefaultInstance()).getNetwork())
          .filter(id -> !id.isEmpty());
    }
    return memory.network().map(ActiveNetwork::id);
  }

  /** Changes what is remembered about this hub. */
  public void remember(UnaryOperator<HubMemory> change) throws IOException {
    String url = address().toString();
    invocation.config().update(config -> config.withHub(url, change.apply(config.hub(url))));
  }

  /** Commands speak to this hub from now on. */
  public void makeCurrent() throws IOException {
    invocation.config().update(config -> config.withCurrent(address().toString()));
  }

  @Override
  public void close() {
    client.close();
  }
}
