package io.coterie.cli.config;

import java.util.Optional;

/**
 * What is remembered about one hub. Its text form shows no credential.
 *
 * @param username who is logged in
 * @param token the session's token
 * @param networkToken the token for the network {@code default}, from registering
 * @param network the active network
 * @param insecure the user accepted plain http to it
 * @param caCertificate file with the certificates to trust
 */
public record HubMemory(
    Optional<String> username,
    Optional<String> token,
    Optional<String> networkToken,
    Optional<ActiveNetwork> network,
    boolean insecure,
    Optional<String> caCertificate) {
  /** Nothing. */
  public static final HubMemory NONE =
      new HubMemory(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          Optional.empty());

  /** A network by its id, and by the name that it had when it was made the active one. */
  public record ActiveNetwork(String id, String name) {}

  /** Somebody logged in: whatever was known about somebody else goes. */
  public HubMemory withSession(String newUsername, String newToken) {
    boolean same = username.filter(newUsername::equals).isPresent();
    return new HubMemory(
        Optional.of(newUsername),
        Optional.of(newToken),
        same ? networkToken : Optional.empty(),
        same ? network : Optional.empty(),
        insecure,
        caCertificate);
  }

  /** Whoever is logged in, if anybody is, has another name now. */
  public HubMemory renamed(String newUsername) {
    return new HubMemory(
        username.map(_ -> newUsername), token, networkToken, network, insecure, caCertificate);
  }

  public HubMemory withNetworkToken(String newToken) {
    return new HubMemory(username, token, Optional.of(newToken), network, insecure, caCertificate);
  }

  public HubMemory withNetwork(Optional<ActiveNetwork> newNetwork) {
    return new HubMemory(username, token, networkToken, newNetwork, insecure, caCertificate);
  }

  /** How to reach it. */
  public HubMemory withTransport(boolean newInsecure, Optional<String> newCaCertificate) {
    return new HubMemory(username, token, networkToken, network, newInsecure, newCaCertificate);
  }

  /** Nobody is logged in; how to reach the hub stays known. */
  public HubMemory withoutSession() {
    return NONE.withTransport(insecure, caCertificate);
  }

  @Override
  public String toString() {
    return "HubMemory[username=" + username + ", network=" + network + "]";
  }
}
