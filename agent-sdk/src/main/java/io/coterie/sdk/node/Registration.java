package io.coterie.sdk.node;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.coterie.registry.v1.CreateChallengeRequest;
import io.coterie.registry.v1.NetworkEntry;
import io.coterie.registry.v1.Node;
import io.coterie.registry.v1.NodeVisibility;
import io.coterie.registry.v1.RegisterNodeRequest;
import io.coterie.registry.v1.RegisterNodeResponse;
import io.coterie.registry.v1.RotateKeyRequest;
import io.coterie.sdk.CoterieClient;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes a key known to a hub, by proof that one holds it. Doing it again gives the same node. */
public final class Registration {
  private final CoterieClient client;

  /** With a client, whose credential says on whose behalf. */
  public Registration(CoterieClient client) {
    this.client = client;
  }

  /**
   * Registers a node.
   *
   * @param account id of the account that it shall belong to, whose user token or network token the
   *     client must show; empty for none, or for that of the setup token that the client shows
   * @param hostname empty for none
   */
  public RegisterNodeResponse register(
      NodeKey key, String account, String hostname, NodeVisibility visibility) {
    return register(key, account, hostname, visibility, List.of());
  }

  /**
   * Registers a node, and brings it into networks.
   *
   * @param networks what it names, each with what lets it in; the answer tells of each whether it
   *     did
   */
  public RegisterNodeResponse register(
      NodeKey key,
      String account,
      String hostname,
      NodeVisibility visibility,
      List<NetworkEntry> networks) {
    return register(key, account, hostname, visibility, networks, Optional.empty());
  }

  /**
   * Registers a node that exists in networks only: private, without a number on the backbone, and
   * only if at least one of the networks lets it in.
   *
   * @param networks may be empty if the client shows a setup token or a network token
   */
  public RegisterNodeResponse registerOffBackbone(
      NodeKey key, String account, String hostname, List<NetworkEntry> networks) {
    return register(
        key,
        account,
        hostname,
        NodeVisibility.NODE_VISIBILITY_PRIVATE,
        networks,
        Optional.of(false));
  }

  private RegisterNodeResponse register(
      NodeKey key,
      String account,
      String hostname,
      NodeVisibility visibility,
      List<NetworkEntry> networks,
      Optional<Boolean> backbone) {
    ByteString challenge = challenge(key);
    var parts =
        new SignedBytes("coterie.registry.v1.RegisterNode")
            .part(challenge)
            .part(account)
            .part(hostname)
            .octet(visibility.getNumber());
    for (NetworkEntry entry : networks) {
      // those that are not set are empty, and at most one is set
      parts
          .part(entry.getNetwork())
          .part(entry.getJoinSecret() + entry.getInviteCode() + entry.getSetupToken());
    }
    backbone.ifPresent(on -> parts.octet(on ? 1 : 0));
    var request =
        RegisterNodeRequest.newBuilder()
            .setPublicKey(key.publicKey())
            .setChallenge(challenge)
            .setSignature(key.sign(parts.toByteArray()))
            .setAccount(account)
            .setHostname(hostname)
            .setVisibility(visibility)
            .addAllNetworks(networks)
            .setRequestId(UUID.randomUUID().toString());
    backbone.ifPresent(request::setBackbone);
    return client.registry().registerNode(request.build());
  }

  /**
   * Replaces a node's key; the old one is refused for ever after.
   *
   * @param expiry when the new key shall end; empty: never
   */
  public Node rotate(String node, NodeKey old, NodeKey replacement, Optional<Instant> expiry) {
    ByteString challenge = challenge(replacement);
    byte[] signed =
        new SignedBytes("coterie.registry.v1.RotateKey")
            .part(challenge)
            .part(node)
            .part(replacement.publicKey())
            .toByteArray();
    var request =
        RotateKeyRequest.newBuilder()
            .setNode(node)
            .setNewPublicKey(replacement.publicKey())
            .setChallenge(challenge)
            .setOldKeySignature(old.sign(signed))
            .setNewKeySignature(replacement.sign(signed))
            .setRequestId(UUID.randomUUID().toString());
    expiry.ifPresent(at ->
        request.setKeyExpireTime(
            Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano())));
    return client.registry().rotateKey(request.build()).getNode();
  }

  /** Anybody may have one; a setup token is good for registering only. */
  private ByteString challenge(NodeKey key) {
    return client
        .withoutCredential()
        .registry()
        .createChallenge(CreateChallengeRequest.newBuilder().setPublicKey(key.publicKey()).build())
        .getChallenge();
  }
}
